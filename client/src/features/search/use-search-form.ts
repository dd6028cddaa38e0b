import type { LatLon } from '@passerelle/shared/geo/contract';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ApiProblem } from '../../lib/api/api-problem';
import { fieldsOf, readFields } from '../../lib/period-fields';
import { rememberPlace } from '../../lib/recent-places';
import type { FieldError } from '../../ui/forms/ErrorSummary';
import { keepFormDraft, readFormDraft, type FormDraft } from './form-draft';
import { townDetail, type ChosenPlace } from './place-choices';
import type { SearchAsk } from '../../lib/search-address';
import { searchZone } from './search-zone';

export const formIds = { place: 'search-place', period: 'search-period' } as const;

interface Trouble {
  readonly place?: string;
  readonly period?: string;
  readonly sending?: string;
}

/** What the form begins with: a search that was made, or what was typed in this tab before going away. */
function useStart(ask: SearchAsk) {
  const { t } = useTranslation('search');
  return useState((): FormDraft => {
    const draft: FormDraft | undefined = ask.near || ask.place ? undefined : readFormDraft();
    return draft ?? { text: ask.place || (ask.near ? t('results.here') : ''), near: ask.near, fields: fieldsOf(ask.period, searchZone) };
  })[0];
}

/** The search form's answers, and what happens when it is sent: all of it goes to the address. Wheelchairs have their own page. */
export function useSearchForm(ask: SearchAsk, onAsk: (ask: SearchAsk) => void) {
  const { t } = useTranslation('search');
  const start = useStart(ask);
  const [answers, setAnswers] = useState(start);
  const [trouble, setTrouble] = useState<Trouble>({});
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const { text, near, detail, fields } = answers;

  const answer = (part: Partial<FormDraft>) => {
    const next = { ...answers, ...part };
    setAnswers(next);
    keepFormDraft(next);
  };

  const findPlace = async (): Promise<{ place: string; near: LatLon } | undefined> => {
    const place = text.trim();
    if (place === '') return undefined;
    if (near) {
      if (detail !== undefined) rememberPlace({ name: place, detail, location: near });
      // A position without a name: the browser's own, or a spot of an address.
      const named = place !== t('place.nearMe') && place !== t('results.here');
      return { place: named ? place : '', near };
    }
    const { items } = await api.geo.places({ query: { q: place, limit: 1 } });
    const [first] = items;
    if (!first) return undefined;
    rememberPlace({ name: first.name, detail: townDetail(first), location: first.location });
    return { place: first.name, near: first.location };
  };

  const submit = async () => {
    const { period, fault } = readFields(fields, searchZone, new Date());
    setBusy(true);
    setAttempt((count) => count + 1);
    try {
      const found = await findPlace();
      const place = found ? undefined : t(text.trim() === '' ? 'form.place.missing' : 'form.place.nothing');
      const dates = fault && t(`form.period.${fault}`);
      setTrouble({ ...(place ? { place } : {}), ...(dates ? { period: dates } : {}) });
      if (!found || fault) return;
      setAttempt(0);
      keepFormDraft(undefined);
      const samePlace = found.place === ask.place && found.near.lat === ask.near?.lat;
      onAsk({ ...ask, ...found, bounds: samePlace ? ask.bounds : undefined, period });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setTrouble({ sending: error.detail });
    } finally {
      setBusy(false);
    }
  };

  const errors: FieldError[] = [
    ...(trouble.sending ? [{ message: trouble.sending }] : []),
    ...(trouble.place ? [{ fieldId: formIds.place, message: trouble.place }] : []),
    ...(trouble.period ? [{ fieldId: formIds.period, message: trouble.period }] : []),
  ];

  return {
    place: {
      text,
      error: trouble.place,
      onText: (typed: string) => {
        answer({ text: typed, near: undefined, detail: undefined });
        setTrouble(({ place: _, ...rest }) => rest);
      },
      onPlace: ({ label, location, detail: of }: ChosenPlace) => {
        answer({ text: label, near: location, detail: of });
        setTrouble(({ place: _, ...rest }) => rest);
      },
    },
    period: {
      value: fields,
      error: trouble.period,
      onChange: (value: typeof fields) => {
        answer({ fields: value });
        setTrouble(({ period: _, ...rest }) => rest);
      },
    },
    errors,
    attempt,
    busy,
    onSubmit: (event: SyntheticEvent) => {
      event.preventDefault();
      if (!busy) void submit();
    },
  };
}
