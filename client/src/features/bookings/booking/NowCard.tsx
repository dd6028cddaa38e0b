import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { Notice } from '../../../ui/feedback/Notice';
import { focusField } from '../../../ui/forms/focus-field';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { namesIn, nextStepKey, type Situation } from '../next-step';
import { AnswerRequest } from './AnswerRequest';
import { ContestAbsence } from './ContestAbsence';
import { FitCheck } from './FitCheck';
import { HandoverLinks } from './HandoverLinks';
import { InquiryActs } from './InquiryActs';
import { LicenceLine } from './LicenceLine';
import { PayAgain } from './PayAgain';
import { PayerLink } from './PayerLink';
import { PayNow } from './PayNow';
import { TryAgain } from './TryAgain';
import type { Acting } from './use-act';
import styles from './booking.module.css';

/** Deadlines that a person should know of; the others run in silence. */
export const toldDeadlines = [
  'expire-payment', 'expire-request', 'close-inquiry', 'cancel-unpaid', 'decline-change', 'decline-extension', 'fit-unanswered',
  'settle-no-show', 'settle-refusal', 'confirm-check-out', 'claim-timeout', 'charge-overage', 'complete',
] as const;

/** Whose answer is written further down, and the heading it is under. */
const furtherDown: Readonly<Partial<Record<string, string>>> = {
  'accept-change': 'booking-proposal',
  'accept-extension': 'booking-proposal',
  estimate: 'booking-claim',
  answer: 'booking-claim',
  settle: 'booking-claim',
};

/** Until when, and what happens by itself then. */
function Until({ booking, now }: { booking: Booking; now: Date }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { deadline, needsYou, timeZone } = booking;
  const told = toldDeadlines.find((name) => name === deadline?.name);
  const at = told ? deadline?.at : needsYou?.by;
  if (!at || new Date(at) <= now) return null;
  return <p>{t(told ? `deadline.${told}` : 'deadline.turn', { at: format.dayAndTime(at, timeZone), left: format.relative(at, now) })}</p>;
}

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
  const { viewer, can, needsYou, roles, payerLink, state } = booking;
  const sentence = t(nextStepKey(booking, situation), namesIn(booking));
  const { problem } = acting;
  const place = furtherDown[needsYou?.name ?? ''];
  return (
    <Card as="section" labelledBy="booking-now">
      <Stack>
        <h2 id="booking-now" ref={headingRef} tabIndex={-1}>
          {t('page.now')}
        </h2>
        <p className={styles.sentence}>{sentence}</p>
        <StatusMessage message={changed ? t('page.changed', { sentence }) : ''} />
        <Until booking={booking} now={now} />
        {problem && (
          <Notice tone="error" title={problem.title} announce>
            <p>{problem.detail}</p>
          </Notice>
        )}
        {viewer === 'renter' && payerLink && roles.payer && (state === 'pending_payment' || booking.payAgain) && <PayerLink link={payerLink} payer={roles.payer.name} />}
        {viewer === 'renter' && booking.payment && <PayNow booking={booking} acting={acting} checking={situation === 'pending_payment_checking'} />}
        {viewer === 'renter' && <PayAgain booking={booking} />}
        {can.accept && <AnswerRequest booking={booking} acting={acting} />}
        {state === 'inquiry' && <InquiryActs booking={booking} acting={acting} now={now} />}
        {can.contest && <ContestAbsence booking={booking} acting={acting} />}
        {place && (
          <div>
            <Button onClick={() => focusField(place)}>{t('page.goOn')}</Button>
          </div>
        )}
        {needsYou?.name === 'send-licence' && (
          <div>
            <ButtonLink to={`/bookings/${booking.id}/licence`}>{t('page.goOn')}</ButtonLink>
          </div>
        )}
        <HandoverLinks booking={booking} />
        {can['reconfirm-fit'] && viewer === 'owner' && <FitCheck booking={booking} acting={acting} />}
        <LicenceLine booking={booking} />
        {viewer === 'renter' && <TryAgain booking={booking} now={now} />}
      </Stack>
    </Card>
  );
}
