import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Calendar } from '@passerelle/shared/vehicles/contract';
import { api } from '../../../lib/api';
import { useFormat } from '../../../lib/format';
import { ProblemNotice } from '../../../lib/ProblemNotice';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { calendarKey } from './calendar-key';
import styles from './calendar.module.css';

/** What stands in the calendar from now on; blocked days can be given back. */
export function EntryList({ calendar, now }: { calendar: Calendar; now: Date }) {
  const { t } = useTranslation('vehicles');
  const format = useFormat();
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const { vehicleId, timeZone } = calendar;
  const giveBack = useMutation({
    mutationFn: (blockId: string) => api.vehicles.unblock({ params: { vehicleId, blockId } }),
    onSuccess: (next) => {
      queryClient.setQueryData(calendarKey(vehicleId), next);
      // The button is gone with its line.
      heading.current?.focus();
    },
  });
  const entries = calendar.entries.filter(({ to }) => new Date(to) > now);
  return (
    <Card as="section" labelledBy="entries-title">
      <Stack>
        <h2 id="entries-title" ref={heading} tabIndex={-1}>
          {t('entries.title')}
        </h2>
        <StatusMessage message={giveBack.isSuccess ? t('entries.givenBack') : ''} />
        <ProblemNotice error={giveBack.error} />
        {entries.length === 0 && <p>{t('entries.none')}</p>}
        {entries.length > 0 && (
          <ul className={styles.entries}>
            {entries.map(({ id, kind, from, to, bookingId, reason }) => {
              const period = format.period({ from, to }, timeZone);
              return (
                <li key={id} className={styles.entry}>
                  <div className={styles.words}>
                    <p>
                      <strong>{t(`entries.kind.${kind}`)}</strong>
                      {reason && `, ${reason}`}
                    </p>
                    <p>{period}</p>
                    {kind === 'booking' && bookingId && (
                      <p>
                        <Link to={`/bookings/${bookingId}`} aria-label={t('entries.seeNamed', { period })}>
                          {t('entries.see')}
                        </Link>
                      </p>
                    )}
                  </div>
                  {kind === 'block' && (
                    <Button
                      variant="secondary"
                      busy={giveBack.isPending && giveBack.variables === id}
                      busyText={t('entries.busy')}
                      aria-label={t('entries.giveBackNamed', { period })}
                      onClick={() => giveBack.mutate(id)}
                    >
                      {t('entries.giveBack')}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Stack>
    </Card>
  );
}
