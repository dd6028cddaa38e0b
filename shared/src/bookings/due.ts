import { dayMs, earliest, hourMs, minuteMs, plusMs, wakingDeadline } from '../time';
import type { BookingFacts } from './facts';

/** How long the dates are held while they are paid, and what each of two extensions adds. */
export const holdMs = 30 * minuteMs;
export const holdExtensionMs = 15 * minuteMs;
/** The renter is warned this long before a hold ends. */
export const holdWarningMs = 2 * minuteMs;

const after = (instant: Date | undefined, ms: number): Date | null => (instant ? plusMs(instant, ms) : null);

/** min(8 waking hours, 08-21 local; start - 2 h; half the lead; capture_before - 24 h). */
export const requestExpiry = (facts: Pick<BookingFacts, 'start' | 'zone' | 'captureBefore'>, requestedAt: Date): Date => {
  const halfTheLead = plusMs(requestedAt, (facts.start.getTime() - requestedAt.getTime()) / 2);
  const first = earliest(wakingDeadline(requestedAt, facts.zone), plusMs(facts.start, -2 * hourMs), halfTheLead);
  return facts.captureBefore ? earliest(first, plusMs(facts.captureBefore, -dayMs)) : first;
};

const fitQuestion = ({ start, confirmedAt, fitAskedAt }: BookingFacts): Date | null => {
  if (!confirmedAt) return null;
  const left = [plusMs(start, -72 * hourMs), plusMs(start, -24 * hourMs)].filter(
    (instant) => instant >= confirmedAt && (!fitAskedAt || instant > fitAskedAt),
  );
  return left[0] ?? (fitAskedAt ? null : confirmedAt);
};

const claimTimeout = ({ claimedAt, estimatedAt, answeredAt }: BookingFacts): Date | null => {
  if (!claimedAt) return null;
  const last = plusMs(claimedAt, 20 * dayMs);
  if (!estimatedAt) return earliest(last, plusMs(claimedAt, 72 * hourMs));
  return answeredAt ? last : earliest(last, plusMs(estimatedAt, 72 * hourMs));
};

/** When the system acts by itself; null while what it counts from has not happened. */
export const dues = {
  inquiry_closes: (facts: BookingFacts) => after(facts.inquiredAt, 14 * dayMs),
  hold_ends: (facts: BookingFacts) => facts.holdUntil ?? null,
  request_expires: (facts: BookingFacts) => (facts.requestedAt ? requestExpiry(facts, facts.requestedAt) : null),
  unpaid_ends: (facts: BookingFacts) =>
    facts.failedAt ? earliest(plusMs(facts.failedAt, dayMs), plusMs(facts.start, -2 * hourMs)) : null,
  deposit_is_held: (facts: BookingFacts) => (facts.depositHeld === false ? plusMs(facts.start, -48 * hourMs) : null),
  deposit_is_renewed: (facts: BookingFacts) => after(facts.depositCaptureBefore, -12 * hourMs),
  proposal_ends: (facts: BookingFacts) => facts.proposal?.expiresAt ?? null,
  fit_is_asked: fitQuestion,
  fit_stays_unanswered: (facts: BookingFacts) =>
    facts.fitAskedAt && facts.fitConfirmed !== true
      ? earliest(plusMs(facts.fitAskedAt, 12 * hourMs), plusMs(facts.start, -3 * hourMs))
      : null,
  nobody_checked_in: (facts: BookingFacts) => plusMs(facts.end, 2 * hourMs),
  absence_uncontested: (facts: BookingFacts) => (facts.contested === true ? null : after(facts.absenceReportedAt, 4 * hourMs)),
  refusal_settles: (facts: BookingFacts) => after(facts.refusedAt, dayMs),
  return_is_late: (facts: BookingFacts) => plusMs(facts.end, 30 * minuteMs),
  return_is_still_late: (facts: BookingFacts) => after(facts.overdueAt, 3 * hourMs),
  vehicle_is_missing: (facts: BookingFacts) => (facts.missingReportedAt ? null : plusMs(facts.end, 30 * minuteMs + dayMs)),
  check_out_agreed: (facts: BookingFacts) => after(facts.checkOutStartedAt, 12 * hourMs),
  overage_is_charged: (facts: BookingFacts) => (facts.overageDisputed === true ? null : after(facts.overageShownAt, dayMs)),
  claim_times_out: claimTimeout,
  rental_completes: (facts: BookingFacts) => after(facts.returnedAt, 48 * hourMs),
  owner_is_paid: (facts: BookingFacts) => plusMs(facts.end, 48 * hourMs),
} as const satisfies Record<string, (facts: BookingFacts) => Date | null>;
export type DueName = keyof typeof dues;
