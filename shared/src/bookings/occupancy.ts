import type { Period } from '../time';
import type { BookingFacts } from './facts';
import { isAccepted } from './proposal';
import type { BookingState } from './states';

const asAgreed: readonly BookingState[] = ['pending_payment', 'requested', 'confirmed', 'no_show_claimed', 'refused_at_pickup', 'in_progress'];

/**
 * The periods in which a booking keeps its car from others, without the buffer: its dates; those of a change that is being
 * paid beside them; and more for a car that is late. Empty when it keeps none. The calendar is given these in the
 * transaction of every step, all or none.
 */
export const occupiedBy = (state: BookingState | null, facts: Pick<BookingFacts, 'start' | 'end' | 'proposal' | 'keptUntil'>): Period[] => {
  const { start, end, proposal, keptUntil } = facts;
  if (state === 'overdue') return [{ from: start, to: keptUntil && keptUntil > end ? keptUntil : end }];
  if (state === null || !asAgreed.includes(state)) return [];
  return isAccepted(proposal) ? [{ from: start, to: end }, proposal.period] : [{ from: start, to: end }];
};

/** True when a step moves what the booking keeps of its car's calendar. */
export const occupancyChanges = (before: readonly Period[], after: readonly Period[]): boolean =>
  before.length !== after.length ||
  before.some(({ from, to }, index) => from.getTime() !== after[index]?.from.getTime() || to.getTime() !== after[index]?.to.getTime());
