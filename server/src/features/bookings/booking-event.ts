import type { Session } from '../../core/database/connect';
import type { BookingRecord } from './booking';
import type { BookingParts } from './parts';

/** Says that a booking moved: both people and staff are told, and search looks at the car's calendar again. */
export async function appendMove({ context }: BookingParts, booking: Pick<BookingRecord, 'id' | 'vehicleId' | 'renterId' | 'ownerId' | 'state' | 'money' | 'total'>, type: string, by: string, session: Session): Promise<void> {
  const { id, vehicleId, renterId, ownerId, state, money, total } = booking;
  await context.events.append(
    { type, by, subject: { kind: 'booking', id }, audience: [renterId, ownerId], staff: true, data: { vehicleId, state, money, total: total.amount } },
    session,
  );
}
