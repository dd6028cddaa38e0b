import { bookingSettings } from '@passerelle/shared/bookings/settings';
import { hourMs, overlaps, plusMs, type Period } from '@passerelle/shared/time';

export type EntryKind = 'booking' | 'hold' | 'block';

/** A period in which a car is not free: rented, held while somebody pays, or kept by its owner. */
export interface CalendarEntry extends Period {
  readonly id: string;
  readonly kind: EntryKind;
  readonly bookingId?: string | undefined;
  readonly reason?: string | undefined;
}

/** Between two rentals the owner has so long to get the car back and ready. */
export const bufferMs = bookingSettings.bufferHours * hourMs;

type Claim = Pick<CalendarEntry, 'kind' | 'from' | 'to'>;

/**
 * Whether two entries cannot stand in one calendar. A rental is occupied `[from, to + buffer)`, whichever of the two comes first, so
 * two rentals keep the buffer between them; a block is the owner's own and counts exactly. `calendar-repository` says the same to
 * the database. Compares numbers, because search asks it of every car.
 */
export function collides(a: Claim, b: Claim): boolean {
  const apart = a.kind === 'block' || b.kind === 'block' ? 0 : bufferMs;
  return a.from.getTime() < b.to.getTime() + apart && b.from.getTime() < a.to.getTime() + apart;
}

/** True when the car can be rented for the whole period. Search and booking both ask this. */
export function isFree(entries: readonly Claim[], { from, to }: Period): boolean {
  const rental: Claim = { kind: 'hold', from, to };
  return !entries.some((entry) => collides(rental, entry));
}

/** What an entry takes from rentals, with the buffer on both of its sides. */
export function closedToRentals({ kind, from, to }: Claim): Period {
  return kind === 'block' ? { from, to } : { from: plusMs(from, -bufferMs), to: plusMs(to, bufferMs) };
}

/** The longest periods inside `within` that can be rented, in order. */
export function freeIntervals(entries: readonly Claim[], within: Period): Period[] {
  const closed = entries.map(closedToRentals).filter((period) => overlaps(period, within));
  closed.sort((a, b) => a.from.getTime() - b.from.getTime());
  const free: Period[] = [];
  let from = within.from;
  for (const period of closed) {
    if (from < period.from) free.push({ from, to: period.from });
    if (period.to > from) from = period.to;
  }
  if (from < within.to) free.push({ from, to: within.to });
  return free;
}
