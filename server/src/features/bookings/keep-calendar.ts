import { occupiedBy } from '@passerelle/shared/bookings/occupancy';
import type { Step } from '@passerelle/shared/bookings/step';
import { problem } from '@passerelle/shared/problem';
import type { Session } from '../../core/database/connect';
import type { BookingRecord } from './booking';
import type { BookingParts } from './parts';

/**
 * What the step keeps of the car, all or nothing; throws `bookings.dates_taken` when somebody else has some of it. With another
 * car (`vehicleId` differs), the first is freed and the second taken in one transaction.
 */
export async function keepCalendar({ vehicles, context }: Pick<BookingParts, 'vehicles' | 'context'>, before: Pick<BookingRecord, 'id' | 'vehicleId' | 'state'>, vehicleId: string, { occupies, blocks, booking }: Pick<Step, 'occupies' | 'blocks' | 'booking'>, session: Session): Promise<void> {
  const kept = async (periods: readonly { from: Date; to: Date }[], of: string) => {
    const kind = booking.state === 'pending_payment' ? 'hold' : 'booking';
    if (!(await vehicles.calendar.keep(of, before.id, kind, periods, session))) throw problem('bookings.dates_taken');
  };
  if (vehicleId !== before.vehicleId) await kept([], before.vehicleId);
  // A hold that was paid is a booking: the same dates, kept as another kind.
  const promoted = before.state === 'pending_payment' && occupies === null && booking.state !== 'pending_payment';
  const periods = occupies ?? (promoted || vehicleId !== before.vehicleId ? occupiedBy(booking.state, booking.facts) : null);
  if (periods) await kept(periods, vehicleId);
  if (!blocks) return;
  const block = { id: context.newId('blk'), kind: 'block' as const, ...blocks };
  if (!(await vehicles.calendar.reserve(vehicleId, block, session))) throw new Error(`cannot block the dates of ${before.id}`);
}
