import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import { isFinal, type BookingState } from '@passerelle/shared/bookings/states';

export type Viewer = BookingSummary['viewer'];

/** A state, or what a state means when money or time have gone further than it says. */
export const situations = ['confirmed_failed', 'confirmed_begun', 'pending_payment_checking'] as const;
export type Situation = BookingState | (typeof situations)[number];

type Standing = Pick<BookingSummary, 'state' | 'money' | 'period'>;

/** `checking`: the person has just come back from the payment page. */
export function situationOf({ state, money, period }: Standing, now: Date, checking = false): Situation {
  if (state === 'pending_payment' && checking) return 'pending_payment_checking';
  if (state !== 'confirmed') return state;
  if (money === 'failed') return 'confirmed_failed';
  return new Date(period.from) <= now ? 'confirmed_begun' : 'confirmed';
}

/** Key of the one sentence that says what this viewer has to do now, or that there is nothing to do. */
export const nextStepKey = (situation: Situation, viewer: Viewer) => `now.${situation}.${viewer}` as const;

type Waited = Viewer | 'both' | 'nobody';

/** Whose act a booking waits for. */
export const waitsFor: Readonly<Record<Situation, Waited>> = {
  inquiry: 'owner',
  closed: 'nobody',
  pending_payment: 'renter',
  pending_payment_checking: 'nobody',
  abandoned: 'nobody',
  payment_expired: 'nobody',
  requested: 'owner',
  declined: 'nobody',
  withdrawn: 'nobody',
  expired: 'nobody',
  confirmed: 'nobody',
  confirmed_failed: 'renter',
  confirmed_begun: 'nobody',
  cancelled_unpaid: 'nobody',
  cancelled_by_renter: 'nobody',
  cancelled_by_owner: 'nobody',
  no_show_claimed: 'both',
  no_show: 'nobody',
  refused_at_pickup: 'support',
  cancelled_misfit: 'nobody',
  unresolved: 'support',
  in_progress: 'nobody',
  overdue: 'renter',
  returned: 'nobody',
  claim_open: 'both',
  completed: 'nobody',
};

export function needs(situation: Situation, viewer: Viewer): boolean {
  const waited = waitsFor[situation];
  return waited === viewer || (waited === 'both' && viewer !== 'support');
}

export const groups = ['needsYou', 'upcoming', 'past'] as const;
export type Group = (typeof groups)[number];

export function groupOf(booking: Standing & Pick<BookingSummary, 'viewer'>, now: Date): Group {
  if (isFinal(booking.state)) return 'past';
  if (needs(situationOf(booking, now), booking.viewer)) return 'needsYou';
  return new Date(booking.period.to) < now ? 'past' : 'upcoming';
}

/** What needs this person first, then what comes next, then the past, latest first. */
export function sortedInto<B extends Standing & Pick<BookingSummary, 'viewer'>>(bookings: readonly B[], now: Date): Record<Group, B[]> {
  const sorted = [...bookings].sort((a, b) => a.period.from.localeCompare(b.period.from));
  const of = (group: Group) => sorted.filter((booking) => groupOf(booking, now) === group);
  return { needsYou: of('needsYou'), upcoming: of('upcoming'), past: of('past').reverse() };
}
