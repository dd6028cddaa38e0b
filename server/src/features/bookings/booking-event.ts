import type { NewEvent } from '../../core/events/event';
import type { Session } from '../../core/database/connect';
import type { BookingRecord } from './booking';
import type { BookingParts } from './parts';

export type EventData = NonNullable<NewEvent['data']>;

/** Says that a booking moved: both people and staff are told, or staff alone, and search looks at the car's calendar again. */
export async function appendMove(
  { context }: BookingParts,
  { id, vehicleId, renterId, ownerId, state, money, total }: Pick<BookingRecord, 'id' | 'vehicleId' | 'renterId' | 'ownerId' | 'state' | 'money' | 'total'>,
  { type, by, data = {}, staffOnly = false }: { readonly type: string; readonly by: string; readonly data?: EventData; readonly staffOnly?: boolean },
  session: Session,
): Promise<void> {
  await context.events.append(
    { type, by, subject: { kind: 'booking', id }, audience: staffOnly ? [] : [renterId, ownerId], staff: true, data: { vehicleId, state, money, total: total.amount, ...data } },
    session,
  );
}
