import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Notice } from '../../../ui/feedback/Notice';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { nextStepKey, type Situation } from '../next-step';
import { AnswerRequest } from './AnswerRequest';
import { PayNow } from './PayNow';
import { TryAgain } from './TryAgain';
import type { Acting } from './use-act';
import styles from './booking.module.css';

/** Deadlines that a person should know of; the others run in silence. */
const told = ['expire-payment', 'expire-request', 'close-inquiry', 'cancel-unpaid'];

export interface NowCardProps {
  booking: Booking;
  situation: Situation;
  now: Date;
  acting: Acting;
  headingRef: Ref<HTMLHeadingElement>;
  /** Something changed while the page was open, and this person did not do it. */
  changed: boolean;
}

/** What to do now: one sentence, one button. */
export function NowCard({ booking, situation, now, acting, headingRef, changed }: NowCardProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { viewer, deadline, timeZone, can } = booking;
  const names = { renter: booking.renter.displayName, owner: booking.owner.displayName };
  const sentence = t(nextStepKey(situation, viewer), names);
  const until = deadline && told.includes(deadline.name) && new Date(deadline.at) > now ? deadline : undefined;
  const { problem } = acting;
  return (
    <Card as="section" labelledBy="booking-now">
      <Stack>
        <h2 id="booking-now" ref={headingRef} tabIndex={-1}>
          {t('page.now')}
        </h2>
        <p className={styles.sentence}>{sentence}</p>
        <StatusMessage message={changed ? t('page.changed', { sentence }) : ''} />
        {until && (
          <p>
            {t(`deadline.${until.name}`, { at: format.dayAndTime(until.at, timeZone), left: format.relative(until.at, now) })}
          </p>
        )}
        {problem && (
          <Notice tone="error" title={problem.title} announce>
            <p>{problem.detail}</p>
          </Notice>
        )}
        {viewer === 'renter' && booking.payment && <PayNow booking={booking} acting={acting} checking={situation === 'pending_payment_checking'} />}
        {can.accept && <AnswerRequest booking={booking} acting={acting} />}
        {viewer === 'renter' && <TryAgain booking={booking} now={now} />}
      </Stack>
    </Card>
  );
}
