/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Rows become blocks on a phone, and a table laid out otherwise would lose roles that are not written out. */
import { useTranslation } from 'react-i18next';
import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { useFormat } from '../../lib/format';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import styles from './cases.module.css';

/** The event log as it was written: codes, so that what is read here can be searched in the server's log. */
export function EventTable({ events, timeZone }: { events: SupportBooking['events']; timeZone: string }) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  return (
    <Card as="section" labelledBy="case-events">
      <Stack>
        <h2 id="case-events">{t('events.title')}</h2>
        {events.length === 0 && <p>{t('events.none')}</p>}
        {events.length > 0 && (
          <table className={styles.table} role="table">
            <caption className={styles.small}>{t('events.caption')}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {(['at', 'type', 'by'] as const).map((column) => (
                  <th key={column} role="columnheader" scope="col">
                    {t(`events.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {events.map(({ id, at, type, by }) => (
                <tr key={id} role="row">
                  <th role="rowheader" scope="row">
                    <time dateTime={at}>{format.dayAndTime(at, timeZone)}</time>
                  </th>
                  <td role="cell" data-label={t('events.type')}>
                    <code className={styles.code}>{type}</code>
                  </td>
                  <td role="cell" data-label={t('events.by')}>
                    {t(`who.${by}`, { ns: 'bookings', defaultValue: by })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Stack>
    </Card>
  );
}
