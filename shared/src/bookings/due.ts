import { dayMs, earliest, hourMs, minuteMs, plusMs, wakingDeadline } from '../time';
import type { BookingFacts } from './facts';
import { isAccepted } from './proposal';

/** How long the dates are held while they are paid, and what each of two extensions adds. */
export const holdMs = 30 * minuteMs;
export const holdExtensionMs = 15 * minuteMs;
/** The renter is warned this long before a hold ends. */
export const holdWarningMs = 2 * minuteMs;
/** From so long before the start on, the deposit is held; a booking made later holds it in its Checkout visit. */
const depositLeadMs = 48 * hourMs;
/** Somebody's offer stands so long, and the payer's link for a part that was refused too. */
const answerMs = dayMs;
/** A late car keeps its calendar so long from each look at it. */
export const overdueStepMs = 4 * hourMs;

const after = (instant: Date | undefined, ms: number): Date | null => (instant ? plusMs(instant, ms) : null);

/** True when the start is so near that the deposit is held in the same Checkout visit as the rental. */
export const depositInCheckout = ({ start }: Pick<BookingFacts, 'start'>, now: Date): boolean => plusMs(start, -depositLeadMs) <= now;

/** min(8 waking hours, 08-21 local; start - 2 h; half the lead; capture_before - 24 h). */
export const requestExpiry = (facts: Pick<BookingFacts, 'start' | 'zone' | 'captureBefore'>, requestedAt: Date): Date => {
  const halfTheLead = plusMs(requestedAt, (facts.start.getTime() - requestedAt.getTime()) / 2);
  const first = earliest(wakingDeadline(requestedAt, facts.zone), plusMs(facts.start, -2 * hourMs), halfTheLead);
  return facts.captureBefore ? earliest(first, plusMs(facts.captureBefore, -dayMs)) : first;
};

/** The last moment at which what was refused at `failedAt` can be paid: min(24 h after it, start - 2 h). */
export const unpaidUntil = ({ start }: Pick<BookingFacts, 'start'>, failedAt: Date): Date =>
  earliest(plusMs(failedAt, dayMs), plusMs(start, -2 * hourMs));

/** An offer stands for 24 h, and not beyond the instant from which it would make no sense. */
export const proposalEnd = (madeAt: Date, limit: Date): Date => earliest(plusMs(madeAt, answerMs), limit);

const fitQuestion = ({ start, confirmedAt, fitAskedAt }: BookingFacts): Date | null => {
  if (!confirmedAt) return null;
  const left = [plusMs(start, -72 * hourMs), plusMs(start, -24 * hourMs)].filter(
    (instant) => instant >= confirmedAt && (!fitAskedAt || instant > fitAskedAt),
  );
  return left[0] ?? (fitAskedAt ? null : confirmedAt);
};

/** The owner's last answer, or the case that was opened for want of one, counts for the question asked last. */
const fitSettled = ({ fitAskedAt, fitAnsweredAt, fitEscalatedAt }: BookingFacts): boolean =>
  fitAskedAt === undefined || [fitAnsweredAt, fitEscalatedAt].some((at) => at !== undefined && at >= fitAskedAt);

export const fitIsOpen = (facts: BookingFacts): boolean =>
  facts.fitAskedAt !== undefined && !(facts.fitAnsweredAt !== undefined && facts.fitAnsweredAt >= facts.fitAskedAt);

const claimTimeout = ({ claimedAt, estimatedAt, answeredAt, claimEscalatedAt }: BookingFacts): Date | null => {
  if (!claimedAt || claimEscalatedAt) return null;
  const last = plusMs(claimedAt, 20 * dayMs);
  if (!estimatedAt) return earliest(last, plusMs(claimedAt, 72 * hourMs));
  return answeredAt ? last : earliest(last, plusMs(estimatedAt, 72 * hourMs));
};

/** An accepted offer waits for its payment, without a clock unless that was refused. */
const proposalEnds = ({ proposal, unpaid }: BookingFacts): Date | null =>
  proposal && (!isAccepted(proposal) || unpaid === 'change') ? proposal.expiresAt : null;

/** Somebody says that the car is back, or an extension is being paid: it is not late. */
const notLate = ({ checkOutStartedAt, proposal }: BookingFacts): boolean => checkOutStartedAt !== undefined || isAccepted(proposal);

/** When the system acts by itself; null while what it counts from has not happened, and once it has run. */
export const dues = {
  inquiry_closes: (facts: BookingFacts) => after(facts.inquiredAt, 14 * dayMs),
  hold_ends: (facts: BookingFacts) => facts.holdUntil ?? null,
  request_expires: (facts: BookingFacts) => (facts.requestedAt ? requestExpiry(facts, facts.requestedAt) : null),
  unpaid_ends: (facts: BookingFacts) => (facts.failedAt ? unpaidUntil(facts, facts.failedAt) : null),
  deposit_is_held: (facts: BookingFacts) => (facts.deposit === 'none' ? plusMs(facts.start, -depositLeadMs) : null),
  deposit_is_renewed: ({ depositCaptureBefore, renewalOf }: BookingFacts) =>
    depositCaptureBefore?.getTime() === renewalOf?.getTime() ? null : after(depositCaptureBefore, -12 * hourMs),
  proposal_ends: proposalEnds,
  extension_is_instant: ({ instant, proposal }: BookingFacts) =>
    instant && proposal?.kind === 'extension' && !isAccepted(proposal) ? proposal.madeAt : null,
  fit_is_asked: fitQuestion,
  fit_stays_unanswered: (facts: BookingFacts) =>
    facts.fitAskedAt && !fitSettled(facts) ? earliest(plusMs(facts.fitAskedAt, 12 * hourMs), plusMs(facts.start, -3 * hourMs)) : null,
  nobody_checked_in: (facts: BookingFacts) => plusMs(facts.end, 2 * hourMs),
  absence_uncontested: (facts: BookingFacts) => (facts.contestedAt ? null : after(facts.absenceReportedAt, 4 * hourMs)),
  refusal_settles: (facts: BookingFacts) => after(facts.refusedAt, dayMs),
  return_is_late: (facts: BookingFacts) => (notLate(facts) ? null : plusMs(facts.end, 30 * minuteMs)),
  return_is_still_late: (facts: BookingFacts) => (notLate(facts) ? null : after(facts.overdueAt, 3 * hourMs)),
  vehicle_is_missing: (facts: BookingFacts) =>
    facts.missingReportedAt || notLate(facts) ? null : plusMs(facts.end, 30 * minuteMs + dayMs),
  check_out_agreed: (facts: BookingFacts) => after(facts.checkOutStartedAt, 12 * hourMs),
  overage_is_charged: (facts: BookingFacts) => (facts.overageChargedAt ? null : after(facts.overageShownAt, dayMs)),
  claim_times_out: claimTimeout,
  rental_completes: (facts: BookingFacts) => after(facts.returnedAt, 48 * hourMs),
  owner_is_paid: (facts: BookingFacts) => (facts.payoutAskedAt ? null : plusMs(facts.end, 48 * hourMs)),
} as const satisfies Record<string, (facts: BookingFacts) => Date | null>;
export type DueName = keyof typeof dues;
