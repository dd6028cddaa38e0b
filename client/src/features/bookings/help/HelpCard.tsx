import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { Disclosure } from '../booking/Disclosure';
import type { Acting } from '../booking/use-act';
import { namesIn } from '../next-step';
import { useNow } from '../use-now';
import { EvidenceForm } from './EvidenceForm';
import { ProblemForm } from './ProblemForm';
import { RefuseForm } from './RefuseForm';
import { StrandedForm } from './StrandedForm';
import styles from '../booking/booking.module.css';

function Reported({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { problems, timeZone } = booking;
  if (problems.length === 0) return null;
  return (
    <>
      <h3>{t('help.reported')}</h3>
      <ul>
        {problems.map(({ at, kind, by, text }) => (
          <li key={at}>
            {t('help.line', { kind: t(`problem.of.${kind}`), at: format.dayAndTime(at, timeZone), who: by === booking.viewer ? t('help.you') : t(`who.${by}`) })}
            {text && <p>{t('quoted', { text })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

const besideTheCarMs = 2 * 3_600_000;

/** Who travels can be stranded from when they are on their way to the car; two weeks before, the button would only frighten. */
const canBeStranded = ({ viewer, can, state, period }: Booking, now: Date): boolean =>
  viewer === 'renter' && can['report-problem'] === true && (state !== 'confirmed' || now.getTime() >= Date.parse(period.from) - besideTheCarMs);

/** What to do when something goes wrong, the worst first. */
export function HelpCard({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { id, can, problems } = booking;
  const now = useNow();
  const absence = can['report-owner-absent'] ? 'report-owner-absent' : can['report-renter-absent'] ? 'report-renter-absent' : undefined;
  if (!can['report-problem'] && !can['refuse-at-pickup'] && !absence && problems.length === 0) return null;
  const names = namesIn(booking);
  return (
    <Card as="section" labelledBy="booking-help">
      <Stack>
        <h2 id="booking-help">{t('help.title')}</h2>
        {canBeStranded(booking, now) && (
          <div className={styles.large}>
            <Disclosure id="stranded-form" variant="primary" icon="alert" label={t('stranded.open')}>
              <StrandedForm acting={acting} />
            </Disclosure>
          </div>
        )}
        {can['refuse-at-pickup'] && (
          <Disclosure id="refuse-form" label={t('refuse.open')}>
            <RefuseForm bookingId={id} acting={acting} />
          </Disclosure>
        )}
        {absence && (
          <Disclosure id="absence-form" label={t('absence.open', names)}>
            <Stack>
              <p>{t('absence.effect', names)}</p>
              <EvidenceForm id="absence" bookingId={id} purpose="no_show" wanted="either" name={absence} acting={acting} />
            </Stack>
          </Disclosure>
        )}
        {can['report-problem'] && (
          <Disclosure id="problem-form" label={t('problem.open')}>
            <ProblemForm bookingId={id} acting={acting} />
          </Disclosure>
        )}
        <Reported booking={booking} />
      </Stack>
    </Card>
  );
}
