import { useTranslation } from 'react-i18next';
import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { useFormat } from '../../lib/format';
import { Photos } from '../../lib/photos/Photos';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import styles from './cases.module.css';

type Statement = SupportBooking['statements'][number];

interface StatementsProps extends Pick<SupportBooking, 'statements'> {
  booking: Pick<SupportBooking['booking'], 'renter' | 'owner' | 'timeZone'>;
}

/** What was measured at the car, in centimetres; straps are counted. */
function Measured({ what, found }: NonNullable<Statement['measure']>) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  return <p>{t('statements.measured', { what: t(`refuse.measure.${what}`, { ns: 'bookings' }), found: what === 'straps' ? format.number(found) : format.centimetres(found) })}</p>;
}

/** Why a car was refused, that nobody came, what is broken: as the two said and showed it. Nothing where nobody did. */
export function Statements({ statements, booking }: StatementsProps) {
  const { t } = useTranslation(['cases', 'bookings']);
  const format = useFormat();
  if (statements.length === 0) return null;
  const nameOf = (by: Statement['by']) => (by === 'support' ? t('who.support', { ns: 'bookings' }) : booking[by].displayName);
  return (
    <Card as="section" labelledBy="case-statements">
      <Stack>
        <h2 id="case-statements">{t('statements.title')}</h2>
        <ul className={styles.queue}>
          {statements.map(({ at, by, about, text, measure, photoIds }) => {
            const heading = t(`statements.about.${about}`);
            return (
              <li key={`${at} ${about}`} className={styles.case}>
                <Stack gap="small">
                  <h3>{heading}</h3>
                  <p className={styles.small}>{t('notes.by', { by: nameOf(by), at: format.dayAndTime(at, booking.timeZone) })}</p>
                  {text && <p className={styles.text}>{t('quoted', { ns: 'bookings', text })}</p>}
                  {measure && <Measured {...measure} />}
                  <Photos ids={photoIds} label={heading} />
                </Stack>
              </li>
            );
          })}
        </ul>
      </Stack>
    </Card>
  );
}
