import { hourMs, minuteMs, plusMs } from '../time';
import { fitIsOpen } from './due';
import type { ProblemCode } from '../problem';
import type { BookingFacts, TransitionInput } from './facts';
import { bookingSettings } from './settings';
import { isAccepted } from './proposal';
import { bookingStates, declineReasons, isFinal, type BookingRole, type BookingState, type MoneyState } from './states';

/** Why a transition is refused; `field` names what was wrong in the request, for a 422. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly field?: string;
}

export interface GuardQuestion {
  readonly facts: BookingFacts;
  readonly input: TransitionInput;
  readonly money: MoneyState;
  readonly role: BookingRole;
  readonly now: Date;
}

interface Guard {
  /** `fact`: known before anybody acts, so it decides what is offered. `input`: judged when it is handed in. */
  readonly kind: 'fact' | 'input';
  readonly refuses: (question: GuardQuestion) => Refusal | null;
}

const fact = (holds: (question: GuardQuestion) => boolean, code: ProblemCode = 'bookings.transition_not_allowed'): Guard => ({
  kind: 'fact',
  refuses: (question) => (holds(question) ? null : { code }),
});

const input = (holds: (question: GuardQuestion) => boolean, field: string): Guard => ({
  kind: 'input',
  refuses: (question) => (holds(question) ? null : { code: 'request.invalid', field }),
});

const seen = (holds: (question: GuardQuestion) => boolean, code: ProblemCode = 'bookings.transition_not_allowed'): Guard => ({
  kind: 'input',
  refuses: (question) => (holds(question) ? null : { code }),
});

const between = (now: Date, from: Date, to: Date): boolean => from <= now && now <= to;

/** Unpaid holds an account may have at once, and how many may run out in a day before it must wait. */
const mostUnpaidHolds = 2;
const mostExpiredHoldsToday = 3;
const mostExtensions = 2;

const leadIsLongEnough = ({ facts, now }: GuardQuestion): boolean => {
  const notice = facts.noticeHours ?? bookingSettings.noticeHours;
  const hours = facts.instant ? notice : Math.max(notice, bookingSettings.leadHours);
  return plusMs(now, hours * hourMs) <= facts.start;
};

const quoteIsUsable = ({ input: { quote } }: GuardQuestion): Refusal | null => {
  if (quote === 'usable') return null;
  if (quote === 'used') return { code: 'quotes.used' };
  return { code: quote === 'expired' ? 'quotes.expired' : 'quotes.not_found' };
};

/** States that a person's own act must bring about: support cannot make it up. */
const unforceable: readonly string[] = ['inquiry', 'pending_payment', 'no_show_claimed'] satisfies BookingState[];

/** A state in which the car may be driven needs money that came in; one of a request, money that is held. */
const forceIsPaidFor = ({ input: { outcome }, money }: GuardQuestion): boolean => {
  const state = bookingStates.find((each) => each === outcome);
  if (state === undefined || unforceable.includes(state)) return false;
  return isFinal(state) || money === (state === 'requested' ? 'held' : 'captured');
};

/** An act done without a network counts from when it was done, which is not in the future. */
const actedIn = ({ facts, now, input: { actedAt = now } }: GuardQuestion): boolean =>
  actedAt <= now && between(actedAt, plusMs(facts.start, -2 * hourMs), plusMs(facts.start, 24 * hourMs));

const changesDates = ({ facts, now, input: { period, lineItems } }: GuardQuestion): boolean =>
  period !== undefined && lineItems !== undefined && period.from > now && period.from < period.to &&
  (period.from.getTime() !== facts.start.getTime() || period.to.getTime() !== facts.end.getTime());

const addsTime = ({ facts, input: { period, lineItems } }: GuardQuestion): boolean =>
  period !== undefined && lineItems !== undefined && period.from.getTime() === facts.start.getTime() && period.to > facts.end;

const isRefundable = ({ facts, input: { amount } }: GuardQuestion): boolean =>
  amount !== undefined && amount.amount > 0 && amount.amount <= (facts.refundable ?? 0);

const isSmallOrSeconded = ({ facts, input: { amount, secondPerson } }: GuardQuestion): boolean =>
  secondPerson === true || (amount?.amount ?? facts.refundable ?? 0) <= bookingSettings.secondPersonAbove;

export const guards = {
  quote_usable: { kind: 'input', refuses: quoteIsUsable },
  quote_fits: seen(({ input: { verdict } }) => verdict !== 'does_not_fit', 'bookings.does_not_fit'),
  not_own_vehicle: fact(({ facts }) => facts.ownVehicle === false, 'bookings.own_vehicle'),
  lead_long_enough: fact(leadIsLongEnough, 'bookings.lead_too_short'),
  few_unpaid_holds: fact(
    ({ facts }) =>
      facts.unpaidHolds !== undefined && facts.unpaidHolds < mostUnpaidHolds &&
      facts.expiredHoldsToday !== undefined && facts.expiredHoldsToday < mostExpiredHoldsToday,
    'bookings.too_many_holds',
  ),
  consent_if_support: input(({ role, input: { consentRecorded } }) => role !== 'support' || consentRecorded === true, 'onBehalfOf'),
  hold_runs: fact(({ facts, now }) => facts.holdUntil !== undefined && now < facts.holdUntil),
  extensions_left: fact(({ facts }) => (facts.extensions ?? 0) < mostExtensions),
  payment_matches: seen(({ input: { paymentMatches } }) => paymentMatches === true),
  checkout_closed: seen(({ input: { checkoutClosed } }) => checkoutClosed === true),
  before_start: fact(({ facts, now }) => now < facts.start),
  reason_listed: input(({ input: { reason } }) => reason !== undefined && declineReasons.includes(reason), 'reason'),
  reason_written: input(({ input: { note } }) => note === true, 'note'),
  money_failed: fact(({ money }) => money === 'failed'),
  /** A change that was not paid ends as a change; the booking it was to change stands. */
  booking_unpaid: fact(({ facts, money }) => money === 'failed' && facts.unpaid !== 'change'),
  money_captured: fact(({ money }) => money === 'captured'),
  money_came_in: fact(({ facts }) => facts.paidAt !== undefined),
  money_at_rest: fact(({ facts }) => facts.moneyMoves !== true),
  deposit_held: fact(({ facts }) => facts.deposit === 'held'),
  deposit_not_held: fact(({ facts }) => facts.deposit === 'none'),
  no_proposal: fact(({ facts }) => facts.proposal === undefined),
  nothing_agreed: fact(({ facts }) => !isAccepted(facts.proposal)),
  own_proposal: fact(({ facts: { proposal }, role }) => proposal?.by === role && !isAccepted(proposal)),
  others_proposal: fact(
    ({ facts: { proposal }, role }) => proposal !== undefined && proposal.by !== role && (role === 'system' || !isAccepted(proposal)),
  ),
  new_dates: input(changesDates, 'period'),
  later_end: input(addsTime, 'period'),
  dates_free: seen(({ input: { datesFree } }) => datesFree === true, 'bookings.dates_taken'),
  instant_if_system: fact(({ facts, role }) => role !== 'system' || facts.instant),
  fit_asked: fact(({ facts }) => fitIsOpen(facts)),
  from_45_min_after_start: fact(({ facts, now }) => plusMs(facts.start, 45 * minuteMs) <= now),
  around_pickup: fact(({ facts, now }) => between(now, plusMs(facts.start, -hourMs), plusMs(facts.start, 3 * hourMs))),
  check_in_window: fact(actedIn),
  check_in_not_by_other: fact(({ facts, role }) => facts.checkInStartedBy === undefined || facts.checkInStartedBy === role),
  check_in_by_other: fact(({ facts, role }) => facts.checkInStartedBy !== undefined && facts.checkInStartedBy !== role),
  check_out_not_by_other: fact(({ facts, role }) => facts.checkOutStartedBy === undefined || facts.checkOutStartedBy === role),
  check_out_by_other: fact(({ facts, role }) => facts.checkOutStartedBy !== undefined && facts.checkOutStartedBy !== role),
  record_complete: input(({ role, input: { recordComplete } }) => role === 'system' || recordComplete === true, 'recordComplete'),
  evidence_given: input(({ input: { evidence } }) => evidence === true, 'evidence'),
  acted_before_report: input(
    (question) => {
      const { facts: { absenceReportedAt }, input: { actedAt } } = question;
      return actedAt !== undefined && absenceReportedAt !== undefined && actedAt < absenceReportedAt && actedIn(question);
    },
    'actedAt',
  ),
  acted_in_trip: input(
    ({ facts, now, input: { actedAt = now } }) => actedAt <= now && actedAt >= (facts.checkInStartedAt ?? facts.start),
    'actedAt',
  ),
  not_the_reporter: fact(({ facts, role }) => facts.absenceReportedBy !== undefined && facts.absenceReportedBy !== role),
  within_4_h_of_report: fact(
    ({ facts, now }) => facts.absenceReportedAt !== undefined && now <= plusMs(facts.absenceReportedAt, 4 * hourMs),
  ),
  not_contested: fact(({ facts }) => facts.contestedAt === undefined),
  uncontested_if_system: fact(({ facts, role }) => role === 'support' || facts.contestedAt === undefined),
  overage_shown: fact(({ facts }) => facts.overageShownAt !== undefined && facts.overageChargedAt === undefined),
  overage_undisputed: fact(({ facts }) => facts.overageDisputedAt === undefined),
  within_24_h_of_return: fact(
    ({ facts, now }) => facts.returnedAt !== undefined && now <= plusMs(facts.returnedAt, 24 * hourMs),
  ),
  no_claim_yet: fact(({ facts }) => facts.claimedAt === undefined),
  estimate_missing: fact(({ facts }) => facts.estimatedAt === undefined),
  estimate_made: fact(({ facts }) => facts.estimatedAt !== undefined),
  agreed_or_support: fact(({ facts, role }) => role === 'support' || (facts.proposal !== undefined && facts.proposal.by !== role)),
  owner_has_share: fact(({ facts }) => facts.ownerHasShare === true),
  payout_possible: fact(({ facts }) => facts.payoutPossible === true),
  no_dispute: fact(({ facts }) => facts.disputedAt === undefined),
  dispute_open: fact(({ facts }) => facts.disputedAt !== undefined),
  amount_given: input(({ input: { amount } }) => amount !== undefined && amount.amount > 0, 'amount'),
  amount_not_negative: input(({ input: { amount } }) => amount !== undefined && amount.amount >= 0, 'amount'),
  amount_if_support: input(({ role, input: { amount } }) => role !== 'support' || (amount !== undefined && amount.amount >= 0), 'amount'),
  amount_refundable: input(isRefundable, 'amount'),
  amount_refundable_if_given: input((question) => question.input.amount === undefined || isRefundable(question), 'amount'),
  other_vehicle: input(({ input: { ownerId, lineItems } }) => ownerId !== undefined && lineItems !== undefined, 'vehicleId'),
  forced_state: input(forceIsPaidFor, 'outcome'),
  effect_shown: input(({ input: { effectShown } }) => effectShown === true, 'effectShown'),
  second_person_if_large: input(isSmallOrSeconded, 'secondPerson'),
  second_person: input(({ input: { secondPerson } }) => secondPerson === true, 'secondPerson'),
} as const satisfies Record<string, Guard>;
export type GuardName = keyof typeof guards;
