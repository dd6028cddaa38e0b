import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../../lib/api';
import { fieldsOf } from '../../../lib/period-fields';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { dayIn } from '../../../lib/period-fields';
import { Button } from '../../../ui/buttons/Button';
import { DateTimeRange } from '../../../ui/forms/DateTimeRange';
import { focusField } from '../../../ui/forms/focus-field';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { LaterEnd } from './LaterEnd';
import { QuotedDates } from './QuotedDates';
import { readChange, type DatesFault } from './read-change';

export interface DatesFormProps {
  booking: Booking;
  kind: 'change' | 'extension';
  acting: Acting;
}

/** Other dates, or a later end: first their price, then the proposal. */
export function DatesForm({ booking, kind, acting }: DatesFormProps) {
  const { t } = useTranslation('bookings');
  const { id, vehicle, period, timeZone } = booking;
  const [now] = useState(() => new Date());
  const [value, setValue] = useState(() => fieldsOf(period, timeZone));
  const [fault, setFault] = useState<DatesFault>();
  const quote = useMutation({
    mutationFn: (wanted: WirePeriod) => api.bookings.quote({ body: { vehicleId: vehicle.id, period: wanted, bookingId: id } }),
  });
  const fieldId = `${kind}-dates`;
  const change = (next: typeof value) => {
    setValue(next);
    setFault(undefined);
    // The price of other dates says nothing about these.
    quote.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (quote.isPending) return;
    const read = readChange(kind, value, { period, zone: timeZone, now });
    setFault(read.fault);
    if (read.period) quote.mutate(read.period);
    else focusField(fieldId);
  };
  const error = fault && t(`change.fault.${fault}`);
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          {kind === 'change' ? (
            <DateTimeRange id={fieldId} legend={t('change.dates')} value={value} error={error} min={dayIn(now, timeZone)} onChange={change} />
          ) : (
            <LaterEnd id={fieldId} value={value} error={error} min={dayIn(new Date(period.to), timeZone)} onChange={change} />
          )}
          <div>
            <Button type="submit" variant="secondary" busy={quote.isPending} busyText={t('request.pricing')}>
              {t('change.seePrice')}
            </Button>
          </div>
        </Stack>
      </form>
      <ProblemNotice error={quote.error} />
      {quote.data && <QuotedDates booking={booking} quote={quote.data} kind={kind} acting={acting} />}
    </Stack>
  );
}
