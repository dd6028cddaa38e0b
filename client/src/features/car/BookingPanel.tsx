import type { Verdict } from '@passerelle/shared/fit/result';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isProblem } from '../../lib/api/api-problem';
import { useFormat } from '../../lib/format';
import { needsPlace, useChoices } from '../../lib/options/choices';
import { dayIn, fieldsOf, readFields } from '../../lib/period-fields';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { DateTimeRange } from '../../ui/forms/DateTimeRange';
import { focusField } from '../../ui/forms/focus-field';
import { Card } from '../../ui/layout/Card';
import { AskQuestion } from './AskQuestion';
import { Options } from './Options';
import { PriceOfDates } from './PriceOfDates';
import { useQuote } from './use-car';
import styles from './car.module.css';

const Cancellation = lazy(() => import('./Cancellation').then((module) => ({ default: module.Cancellation })));

export interface BookingPanelProps {
  vehicle: Vehicle;
  verdict: Verdict | null;
  period: WirePeriod | undefined;
  onPeriod: (period: WirePeriod | undefined) => void;
}

export const panelId = 'book';
const datesId = 'car-dates';
const yearMs = 365 * 86_400_000;

/** When, for how much, and the way on. */
export function BookingPanel({ vehicle, verdict, period, onPeriod }: BookingPanelProps) {
  const { t } = useTranslation('car');
  const format = useFormat();
  const { timeZone: zone, instant, pricing, owner } = vehicle;
  const [now] = useState(() => new Date());
  const [fields, setFields] = useState(() => fieldsOf(period, zone));
  const [pressed, setPressed] = useState(false);
  const { fault } = readFields(fields, zone, now);
  const [choices, setChoices] = useChoices(vehicle);
  const { data: quote, error, isFetching, refetch } = useQuote(vehicle.id, fault ? undefined : period, choices);
  // While only one of the two days is chosen there is nothing to correct yet.
  const shownFault = fault && (fault !== 'incomplete' || pressed) ? t(`dates.${fault}`) : pressed && !period ? t('dates.incomplete') : undefined;
  const refusal = error instanceof ApiProblem ? error : undefined;
  const ofDelivery = refusal?.errors.some(({ path }) => path.startsWith('delivery')) ? refusal.detail : undefined;
  const perDay = format.money(pricing.perDay, { short: true });

  const next = () => {
    if (verdict === 'does_not_fit') return <Notice tone="warning">{t('ask.doesNotFit')}</Notice>;
    if (quote && period && !error) {
      const dates = new URLSearchParams({ from: period.from, to: period.to }).toString();
      return (
        <>
          <ButtonLink wide to={`/book/${vehicle.id}?${dates}`}>
            {t(instant ? 'ask.instant' : 'ask.request')}
          </ButtonLink>
          <p className={styles.small}>{t(instant ? 'ask.instantNote' : 'ask.requestNote', { name: owner.displayName })}</p>
        </>
      );
    }
    if (period) return null;
    return (
      <Button
        wide
        onClick={() => {
          setPressed(true);
          focusField(datesId);
        }}
      >
        {t('ask.chooseDates')}
      </Button>
    );
  };

  return (
    <section id={panelId} aria-labelledby="book-title">
      <Card>
        <div className={styles.panel}>
          <h2 id="book-title">{t('dates.title')}</h2>
          <p className={styles.perDay}>
            <strong>{t('price.perDay', { amount: perDay })}</strong> {t('price.includes', { km: format.number(pricing.kmPerDay) })}
          </p>
          <div className={styles.dates}>
            <DateTimeRange
              id={datesId}
              legend={t('dates.label')}
              value={fields}
              error={shownFault}
              min={dayIn(now, zone)}
              max={dayIn(new Date(now.getTime() + yearMs), zone)}
              onChange={(value) => {
                setFields(value);
                onPeriod(readFields(value, zone, now).period);
              }}
            />
          </div>
          {verdict !== 'does_not_fit' && <Options vehicle={vehicle} quote={quote} value={choices} onChange={setChoices} deliveryError={ofDelivery} />}
          {isFetching && !quote && <Skeleton label={t('price.loading')} lines={4} />}
          <StatusMessage message={quote && !isFetching && !error ? t('price.spoken', { amount: format.money(quote.total) }) : ''} />
          {error && (
            <Notice tone="error" announce title={refusal?.title ?? t('price.failed')} actions={refusal && refusal.status > 0 && refusal.status < 500 ? undefined : <Button variant="secondary" onClick={() => void refetch()}>{t('again')}</Button>}>
              {refusal && <p>{refusal.detail}</p>}
            </Notice>
          )}
          {quote && !error && <PriceOfDates quote={quote} owner={owner.displayName} />}
          {quote && needsPlace(choices) && <p>{t('price.withoutDelivery')}</p>}
          {next()}
          {period && !fault && !isProblem(error, 'bookings.period_in_the_past') && <AskQuestion key={`${period.from} ${period.to}`} vehicleId={vehicle.id} period={period} owner={owner.displayName} />}
          {quote && !error && (
            <Suspense fallback={null}>
              <Cancellation policy={quote.cancellationPolicy} start={quote.period.from} zone={zone} />
            </Suspense>
          )}
        </div>
      </Card>
    </section>
  );
}
