import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchItem } from '@passerelle/shared/search/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../../lib/api';
import { ChairChoice } from '../../../lib/ChairChoice';
import { useChairs } from '../../../lib/chairs';
import { useFormat } from '../../../lib/format';
import { dayIn, noDates, readFields } from '../../../lib/period-fields';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { noTown, TownBox } from '../../../lib/TownBox';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { DateTimeRange } from '../../../ui/forms/DateTimeRange';
import { focusField } from '../../../ui/forms/focus-field';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { supportZone } from '../CaseQueue';

/** A car and when it is wanted. */
export interface Wanted {
  readonly vehicleId: string;
  readonly period: WirePeriod;
}

const [placeId, datesId] = ['phone-place', 'phone-dates'];
const mostShown = 10;

function CarsFound({ items, period, chosen, onChoose }: { items: readonly SearchItem[]; period: WirePeriod; chosen: Wanted | undefined; onChoose: (wanted: Wanted) => void }) {
  const { t } = useTranslation(['cases', 'ui']);
  const format = useFormat();
  if (items.length === 0) return <p>{t('phone.noCar')}</p>;
  const lineOf = ({ verdict, reason, price, instant }: SearchItem) =>
    [verdict ? `${t(`verdict.${verdict}`, { ns: 'ui' })}.` : '', reason ?? '', price.total ? t('phone.inAll', { total: format.money(price.total) }) : '', t(instant ? 'phone.instant' : 'phone.onRequest')].filter(Boolean).join(' ');
  return (
    <RadioGroup
      name="phone-car"
      label={t('phone.which')}
      value={chosen?.vehicleId ?? ''}
      choices={items.map((item) => ({ value: item.vehicleId, label: t('phone.car', { title: item.title, town: item.place.town }), hint: lineOf(item) }))}
      onChange={({ target }) => onChoose({ vehicleId: target.value, period })}
    />
  );
}

/** Where and when, then the free cars that fit, to be read out and chosen from. */
export function CarStep({ chosen, onChoose }: { chosen: Wanted | undefined; onChoose: (wanted: Wanted | undefined) => void }) {
  const { t } = useTranslation('cases');
  const chairs = useChairs();
  const [now] = useState(() => new Date());
  const [town, setTown] = useState(noTown);
  const [dates, setDates] = useState(noDates);
  const [pressed, setPressed] = useState(false);
  const results = useRef<HTMLDivElement>(null);
  const { period, fault } = readFields(dates, supportZone, now);
  const search = useMutation({
    mutationFn: async (asked: { near: { lat: number; lon: number }; period: WirePeriod }) => {
      const { items } = await api.search.query({ body: { ...asked, ...(chairs.length > 0 ? { wheelchairs: [...chairs] } : {}), limit: mostShown } });
      return { items, period: asked.period };
    },
    onSuccess: () => setTimeout(() => results.current?.focus(), 0),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (town.point === null) return void focusField(placeId);
    if (!period) return void focusField(datesId);
    onChoose(undefined);
    search.mutate({ near: town.point, period });
  };
  return (
    <Card as="section" labelledBy="phone-car-title">
      <form onSubmit={submit} noValidate>
        <Stack>
          <h2 id="phone-car-title">{t('phone.whatFor')}</h2>
          <ChairChoice id="phone-chairs" />
          <p>{t(chairs.length > 0 ? 'phone.withChair' : 'phone.noChair')}</p>
          <div>
            <ButtonLink variant="secondary" to="/measure?to=/support/book">
              {t('phone.chair')}
            </ButtonLink>
          </div>
          <TownBox id={placeId} label={t('phone.place')} error={pressed && town.point === null ? t('phone.placeMissing') : undefined} value={town} onChange={setTown} />
          <DateTimeRange
            id={datesId}
            legend={t('phone.dates')}
            hint={t('phone.datesHint')}
            error={pressed && !period ? t(`phone.fault.${fault ?? 'incomplete'}`) : undefined}
            value={dates}
            min={dayIn(now, supportZone)}
            onChange={setDates}
          />
          <div>
            <Button type="submit" icon="search" busy={search.isPending} busyText={t('actions.busy')}>
              {t('phone.search')}
            </Button>
          </div>
          <ProblemNotice error={search.error} />
          <StatusMessage message={search.data ? t('phone.cars', { count: search.data.items.length }) : ''} />
          {search.data && (
            <div ref={results} tabIndex={-1}>
              <CarsFound {...search.data} chosen={chosen} onChoose={onChoose} />
            </div>
          )}
        </Stack>
      </form>
    </Card>
  );
}
