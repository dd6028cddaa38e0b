import { occupiedBy } from '@passerelle/shared/bookings/occupancy';
import type { BookingStamps } from '@passerelle/shared/bookings/facts';
import { Problem, problem } from '@passerelle/shared/problem';
import { plusMs } from '@passerelle/shared/time';
import { factsOf, type BookingRecord } from './booking';
import { appendMove } from './booking-event';
import { moveBooking, type Move } from './move-booking';
import type { BookingParts } from './parts';

/** What the bank said of its own holds is not ours to move. */
const ofTheBank: readonly string[] = ['captureBefore', 'depositCaptureBefore', 'renewalOf'] satisfies (keyof BookingStamps)[];

async function known({ repository }: BookingParts, id: string): Promise<BookingRecord> {
  const booking = await repository.byId(id);
  if (!booking) throw problem('bookings.not_found');
  return booking;
}

const earlier = (stamps: BookingStamps, ms: number): BookingStamps =>
  Object.fromEntries(Object.entries(stamps).map(([name, value]) => [name, value instanceof Date && !ofTheBank.includes(name) ? plusMs(value, -ms) : value]));

/** Tried again when the bank, or a deadline, was faster. */
async function persistently<T>(work: () => Promise<T>, triesLeft = 5): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (triesLeft === 0 || !(error instanceof Problem) || error.code !== 'bookings.version_conflict') throw error;
    return persistently(work, triesLeft - 1);
  }
}

/** As if all of it had been so much earlier: dates, history and calendar. The money is where it is. For the demo. */
export const rewind = (parts: BookingParts, id: string, ms: number): Promise<void> =>
  persistently(async () => {
    const { context, repository, vehicles } = parts;
    const booking = await known(parts, id);
    const period = { from: plusMs(booking.period.from, -ms), to: plusMs(booking.period.to, -ms) };
    const stamps = earlier(booking.stamps, ms);
    await context.transaction(async (session) => {
      if (!(await repository.change(booking, { period, stamps }, [], session)) || !(await repository.backdate(id, ms, session))) throw problem('bookings.version_conflict');
      const kept = occupiedBy(booking.state, factsOf({ ...booking, period, stamps }));
      if (!(await vehicles.calendar.keep(booking.vehicleId, id, 'booking', kept, session))) throw problem('bookings.dates_taken');
      await appendMove(parts, booking, { type: 'booking.rewound', by: 'system', staffOnly: true }, session);
    });
  });

/** One step as it would have been taken then, by the process and with all that follows from it. For the demo. */
export const retell = (parts: BookingParts, id: string, at: Date, move: Move): Promise<BookingRecord> =>
  persistently(async () => moveBooking({ ...parts, context: { ...parts.context, clock: { now: () => at } } }, await known(parts, id), move));
