import { hourMs, minuteMs, plusMs } from '../time';
import type { ProblemCode } from '../problem';
import type { BookingFacts, TransitionInput } from './facts';
import { bookingSettings } from './settings';
import { declineReasons, type BookingRole, type MoneyState } from './states';

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
  money_captured: fact(({ money }) => money === 'captured'),
  deposit_held: fact(({ facts }) => facts.depositHeld === true),
  deposit_not_held: fact(({ facts }) => facts.depositHeld === false),
  no_proposal: fact(({ facts }) => facts.proposal === undefined),
  own_proposal: fact(({ facts, role }) => facts.proposal?.by === role),
  others_proposal: fact(({ facts, role }) => facts.proposal !== undefined && facts.proposal.by !== role),
  dates_free: seen(({ input: { datesFree } }) => datesFree === true, 'bookings.dates_taken'),
  instant_if_system: fact(({ facts, role }) => role !== 'system' || facts.instant),
  fit_asked: fact(({ facts }) => facts.fitAskedAt !== undefined && facts.fitConfirmed !== true),
  from_45_min_after_start: fact(({ facts, now }) => plusMs(facts.start, 45 * minuteMs) <= now),
  around_pickup: fact(({ facts, now }) => between(now, plusMs(facts.start, -hourMs), plusMs(facts.start, 3 * hourMs))),
  check_in_window: fact(({ facts, now }) => between(now, plusMs(facts.start, -2 * hourMs), plusMs(facts.start, 24 * hourMs))),
  check_in_by_other: fact(({ facts, role }) => facts.checkInStartedBy !== undefined && facts.checkInStartedBy !== role),
  check_in_complete: fact(({ facts }) => facts.checkInComplete === true),
  check_out_by_other: fact(({ facts, role }) => facts.checkOutStartedBy !== undefined && facts.checkOutStartedBy !== role),
  check_out_complete: fact(({ facts }) => facts.checkOutComplete === true),
  evidence_given: input(({ input: { evidence } }) => evidence === true, 'evidence'),
  acted_before_report: input(
    ({ facts, input: { actedAt } }) =>
      actedAt !== undefined && facts.absenceReportedAt !== undefined && actedAt < facts.absenceReportedAt,
    'actedAt',
  ),
  not_the_reporter: fact(({ facts, role }) => facts.absenceReportedBy !== undefined && facts.absenceReportedBy !== role),
  within_4_h_of_report: fact(
    ({ facts, now }) => facts.absenceReportedAt !== undefined && now <= plusMs(facts.absenceReportedAt, 4 * hourMs),
  ),
  uncontested_if_system: fact(({ facts, role }) => role === 'support' || facts.contested !== true),
  overage_undisputed: fact(({ facts }) => facts.overageShownAt !== undefined && facts.overageDisputed !== true),
  within_24_h_of_return: fact(
    ({ facts, now }) => facts.returnedAt !== undefined && now <= plusMs(facts.returnedAt, 24 * hourMs),
  ),
  estimate_made: fact(({ facts }) => facts.estimatedAt !== undefined),
  agreed_or_support: fact(({ facts, role }) => role === 'support' || (facts.proposal !== undefined && facts.proposal.by !== role)),
  owner_has_share: fact(({ facts }) => facts.ownerHasShare === true),
  payout_possible: fact(({ facts }) => facts.payoutPossible === true),
  effect_shown: input(({ input: { effectShown } }) => effectShown === true, 'effectShown'),
  second_person_if_large: input(({ input }) => input.aboveSetAmount === false || input.secondPerson === true, 'secondPerson'),
  second_person: input(({ input: { secondPerson } }) => secondPerson === true, 'secondPerson'),
} as const satisfies Record<string, Guard>;
export type GuardName = keyof typeof guards;
