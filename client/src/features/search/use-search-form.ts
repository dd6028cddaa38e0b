import type { LatLon, Place } from '@passerelle/shared/geo/contract';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ApiProblem } from '../../lib/api/api-problem';
import { saveChairs } from '../../lib/chairs';
import { fieldsOf, readFields } from '../../lib/period-fields';
import type { FieldError } from '../../ui/forms/ErrorSummary';
import { readDrafts, type ChairDraft } from './chair/chair-draft';
import { useFaultText } from './chair/use-fault-text';
import type { SearchAsk } from './search-address';
import { searchZone } from './search-zone';

export const formIds = { place: 'search-place', period: 'search-period' } as const;

interface Trouble {
  readonly place?: string;
  readonly period?: string;
  readonly sending?: string;
}

/** The search form's answers, and what happens when it is sent: chairs go to the device, the rest to the address. */
export function useSearchForm(ask: SearchAsk, onAsk: (ask: SearchAsk) => void) {
  const { t } = useTranslation('search');
  const faultText = useFaultText();
  const [text, setText] = useState(ask.place);
  const [near, setNear] = useState<LatLon | undefined>(ask.near);
  const [fields, setFields] = useState(() => fieldsOf(ask.period, searchZone));
  const [drafts, setDrafts] = useState<readonly ChairDraft[]>();
  const [trouble, setTrouble] = useState<Trouble>({});
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  // Faults of a chair are shown after a first attempt, and then go away as they are put right.
  const faults = attempt > 0 && drafts ? readDrafts(drafts).faults : [];

  const findPlace = async (): Promise<{ place: string; near: LatLon } | undefined> => {
    const place = text.trim();
    if (place === '') return undefined;
    if (near) return { place, near };
    const { items } = await api.geo.places({ query: { q: place, limit: 1 } });
    const [first] = items;
    return first && { place: first.name, near: first.location };
  };

  const submit = async () => {
    const { period, fault } = readFields(fields, searchZone, new Date());
    const read = drafts ? readDrafts(drafts) : undefined;
    setBusy(true);
    setAttempt((count) => count + 1);
    try {
      const found = await findPlace();
      const place = found ? undefined : t(text.trim() === '' ? 'form.place.missing' : 'form.place.nothing');
      const dates = fault && t(`form.period.${fault}`);
      setTrouble({ ...(place ? { place } : {}), ...(dates ? { period: dates } : {}) });
      if (!found || fault || (read && read.faults.length > 0)) return;
      if (read) saveChairs(read.chairs);
      setDrafts(undefined);
      setAttempt(0);
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
    ...faults.map((fault) => ({ fieldId: fault.fieldId, message: faultText(fault, true) })),
  ];

  return {
    place: {
      text,
      error: trouble.place,
      onText: (typed: string) => {
        setText(typed);
        setNear(undefined);
        setTrouble(({ place: _, ...rest }) => rest);
      },
      onPlace: (place: Place) => {
        setText(place.name);
        setNear(place.location);
        setTrouble(({ place: _, ...rest }) => rest);
      },
    },
    period: {
      value: fields,
      error: trouble.period,
      onChange: (value: typeof fields) => {
        setFields(value);
        setTrouble(({ period: _, ...rest }) => rest);
      },
    },
    chairs: { drafts, faults, onChange: setDrafts },
    errors,
    attempt,
    busy,
    onSubmit: (event: SyntheticEvent) => {
      event.preventDefault();
      if (!busy) void submit();
    },
  };
}
