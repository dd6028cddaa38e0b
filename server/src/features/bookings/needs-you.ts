import type { Booking, BookingSummary } from '@passerelle/shared/bookings/contract';
import { fitIsOpen } from '@passerelle/shared/bookings/due';
import { isAccepted } from '@passerelle/shared/bookings/proposal';
import type { TransitionName } from '@passerelle/shared/bookings/process';
import { allowedTransitions } from '@passerelle/shared/bookings/transition';
import { hourMs, plusMs } from '@passerelle/shared/time';
import { factsOf, type BookingRecord } from './booking';
import type { ViewerRole } from './policy';

type Turn = NonNullable<BookingSummary['needsYou']>;
/** What is known of a driving licence: whether it may still have to be sent for a trip. */
export type LicenceStanding = { readonly state: 'waiting' | 'approved' | 'refused'; readonly validUntil: string } | undefined;

interface Question {
  readonly booking: BookingRecord;
  readonly viewer: ViewerRole;
  readonly now: Date;
}
/** Null: nobody waits for this viewer; a date: until then; `soon`: without an end of its own. */
type Until = Date | 'soon' | null;

const deadlineOf = ({ due }: BookingRecord, name: TransitionName): Date | 'soon' => (due?.name === name ? due.at : 'soon');
const ofOther = ({ booking: { stamps: { proposal } }, viewer }: Question) => (proposal && proposal.by !== viewer && !isAccepted(proposal) ? proposal : null);
const startedByOther = (by: string | undefined, viewer: ViewerRole) => by !== undefined && by !== viewer;

/** What can be somebody's turn, the most pressing first: a person at a car comes before money, and money before an answer. */
const turns: readonly (readonly [TransitionName, (question: Question) => Until])[] = [
  ['contest', ({ booking }) => deadlineOf(booking, 'settle-no-show')],
  ['confirm-check-in', ({ booking, viewer }) => (startedByOther(booking.stamps.checkInStartedBy, viewer) ? 'soon' : null)],
  ['confirm-check-out', ({ booking, viewer }) => (startedByOther(booking.stamps.checkOutStartedBy, viewer) ? deadlineOf(booking, 'confirm-check-out') : null)],
  ['reconfirm-fit', ({ booking }) => (fitIsOpen(factsOf(booking)) ? deadlineOf(booking, 'fit-unanswered') : null)],
  ['accept', ({ booking }) => deadlineOf(booking, 'expire-request')],
  ['accept-extension', (question) => (ofOther(question)?.kind === 'extension' ? deadlineOf(question.booking, 'decline-extension') : null)],
  ['accept-change', (question) => (ofOther(question)?.kind === 'change' ? deadlineOf(question.booking, 'decline-change') : null)],
  ['answer', ({ booking }) => (booking.stamps.answeredAt ? null : deadlineOf(booking, 'claim-timeout'))],
  ['estimate', ({ booking }) => deadlineOf(booking, 'claim-timeout')],
  ['settle', (question) => (ofOther(question)?.kind === 'settlement' ? 'soon' : null)],
  ['start-check-in', ({ booking: { period, stamps }, now }) => (stamps.checkInStartedBy === undefined && now >= plusMs(period.from, -2 * hourMs) ? 'soon' : null)],
  ['start-check-out', ({ booking: { period, stamps }, now }) => (stamps.checkOutStartedBy === undefined && now >= plusMs(period.to, -2 * hourMs) ? period.to : null)],
];

/** How far the check of a licence is for the trip of this booking. */
export function tripLicence({ period }: Pick<BookingRecord, 'period'>, licence: LicenceStanding): NonNullable<Booking['licence']> {
  if (!licence) return 'none';
  const runsOut = licence.validUntil < period.to.toISOString().slice(0, 10);
  return licence.state !== 'refused' && runsOut ? 'short' : licence.state;
}

/** Who drives sends their licence before the start; one that waits for support, or is good for the whole trip, is enough. */
const licenceIsMissing = (booking: BookingRecord, licence: LicenceStanding, now: Date): boolean =>
  booking.state === 'confirmed' && now < booking.period.from && ['none', 'refused', 'short'].includes(tripLicence(booking, licence));

const turn = (name: Turn['name'], until: Date | 'soon'): Turn => ({ name, ...(until === 'soon' ? {} : { by: until.toISOString() }) });

/** What this viewer has to do now, the most pressing of it; undefined when it is the turn of somebody else, or of nobody. */
export function needsYou(booking: BookingRecord, viewer: ViewerRole, now: Date, licence: LicenceStanding): Turn | undefined {
  if (viewer === 'support') return undefined;
  const { state, money, stamps } = booking;
  if (viewer === 'renter' && state === 'pending_payment') return turn('confirm-payment', stamps.holdUntil ?? 'soon');
  if (viewer === 'renter' && (money === 'failed' || booking.payments.link !== null)) return turn('pay-again', deadlineOf(booking, 'cancel-unpaid'));
  const can = allowedTransitions({ state, money, facts: factsOf(booking) }, viewer, now);
  for (const [name, until] of turns) {
    const when = can[name] ? until({ booking, viewer, now }) : null;
    if (when !== null) return turn(name, when);
  }
  return viewer === 'renter' && licenceIsMissing(booking, licence, now) ? turn('send-licence', booking.period.from) : undefined;
}
