import type { TransitionBody } from '@passerelle/shared/bookings/contract';
import type { TransitionName } from '@passerelle/shared/bookings/process';
import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { Session } from '../../core/database/connect';
import { broughtBy } from './act-input';
import type { BookingRecord } from './booking';
import { moveBooking } from './move-booking';
import type { BookingParts } from './parts';
import type { ViewerRole } from './policy';

interface Act {
  readonly name: TransitionName;
  readonly role: ViewerRole;
  readonly viewer: Viewer;
  readonly body: TransitionBody;
  readonly made: (id: string, session: Session) => Promise<void>;
}

/**
 * One step by a person, on the version that they saw. Throws `bookings.version_conflict` when it is another one now, what is missing
 * as `request.invalid` with its field, and the refusals of the process.
 */
export async function act(parts: BookingParts, booking: BookingRecord, { name, role, viewer, body, made }: Act): Promise<BookingRecord> {
  if (booking.version !== body.version) throw problem('bookings.version_conflict');
  const { accountId } = viewer;
  const { input, writes, told, within } = await broughtBy(parts, booking, { name, role, accountId, body });
  return moveBooking(parts, booking, {
    name,
    role,
    accountId,
    ...(input ? { input } : {}),
    ...(writes ? { writes } : {}),
    ...(told ? { told } : {}),
    async within(session) {
      await within?.(session);
      await made(booking.id, session);
    },
  });
}
