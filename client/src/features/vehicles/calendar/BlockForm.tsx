import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WirePeriod } from '@passerelle/shared/time';
import type { Calendar } from '@passerelle/shared/vehicles/contract';
import { api } from '../../../lib/api';
import { isProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { Button } from '../../../ui/buttons/Button';
import { Notice } from '../../../ui/feedback/Notice';
import { DateTimeRange, type DateTimeRangeValue } from '../../../ui/forms/DateTimeRange';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { readPeriod, type PeriodFault } from './calendar-days';
import { calendarKey } from './calendar-key';

const noDates: DateTimeRangeValue = { fromDay: '', fromTime: '08:00', toDay: '', toTime: '20:00' };

/** Keeps days for the owner: nobody can book them. */
export function BlockForm({ calendar, today }: { calendar: Calendar; today: string }) {
  const { t } = useTranslation('vehicles');
  const queryClient = useQueryClient();
  const { vehicleId, timeZone } = calendar;
  const [dates, setDates] = useState(noDates);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<PeriodFault>();
  const [attempt, setAttempt] = useState(0);
  const key = useRef<{ meant: string; key: string } | undefined>(undefined);
  const block = useMutation({
    mutationFn: (period: WirePeriod) => {
      const body = { period, ...(reason.trim() ? { reason: reason.trim() } : {}) };
      const meant = JSON.stringify(body);
      if (key.current?.meant !== meant) key.current = { meant, key: newKey() };
      return api.vehicles.block({ params: { vehicleId }, body }, { idempotencyKey: key.current.key });
    },
    onSuccess: (next) => {
      queryClient.setQueryData(calendarKey(vehicleId), next);
      setDates(noDates);
      setReason('');
      key.current = undefined;
    },
    onError: () => setAttempt((count) => count + 1),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (block.isPending) return;
    const read = readPeriod(dates, timeZone, new Date());
    setFault('fault' in read ? read.fault : undefined);
    setAttempt((count) => count + 1);
    if ('period' in read) block.mutate(read.period);
  };
  const problem = isProblem(block.error) ? block.error : undefined;
  const message = fault ? t(`block.fault.${fault}`) : problem && [problem.title, problem.detail].join('. ');
  return (
    <Card as="section" labelledBy="block-title">
      <form onSubmit={submit} noValidate>
        <Stack>
          <h2 id="block-title">{t('block.title')}</h2>
          <ErrorSummary errors={message ? [{ fieldId: 'block-dates', message }] : []} attempt={attempt} />
          <DateTimeRange id="block-dates" legend={t('block.dates')} hint={t('block.zone', { zone: timeZone.replace('_', ' ') })} error={message} value={dates} onChange={setDates} min={today} />
          <TextField id="block-reason" label={t('block.reason')} hint={t('block.reasonHint')} optional maxLength={120} value={reason} onChange={(event) => setReason(event.target.value)} autoComplete="off" />
          {block.isSuccess && dates === noDates && <Notice tone="success" title={t('block.done')} announce />}
          <div>
            <Button type="submit" busy={block.isPending} busyText={t('block.busy')}>
              {t('block.send')}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  );
}
