import type { BookingRole, BookingState } from '@passerelle/shared/bookings/process';
import { isStaff, type Viewer } from '../../core/auth/access-token';
import type { PhotoAccess } from '../photos';
import type { BookingRecord } from './booking';

/** Until it is paid, a booking is no request, and concerns the renter alone. */
const unseenByOwner: readonly BookingState[] = ['pending_payment', 'abandoned', 'payment_expired'];
const beforeConfirmation: readonly BookingState[] = [...unseenByOwner, 'inquiry', 'closed', 'requested', 'declined', 'withdrawn', 'expired'];

export type ViewerRole = Extract<BookingRole, 'renter' | 'owner' | 'support'>;

/** As whom this account sees the booking; null when it is not theirs to see. */
export function roleIn(booking: Pick<BookingRecord, 'renterId' | 'ownerId' | 'state'>, viewer: Pick<Viewer, 'accountId' | 'roles'>): ViewerRole | null {
  if (viewer.accountId === booking.renterId) return 'renter';
  if (viewer.accountId === booking.ownerId && !unseenByOwner.includes(booking.state)) return 'owner';
  return isStaff(viewer) ? 'support' : null;
}

/** The exact address is for those who meet there, from the confirmation on. */
export function seesPickUp(state: BookingState): boolean {
  return !beforeConfirmation.includes(state);
}

const photosFrom: readonly BookingState[] = ['confirmed', 'no_show_claimed', 'refused_at_pickup', 'unresolved', 'in_progress', 'overdue', 'returned', 'claim_open'];

/** The two who hand the car over add photos, from the confirmation until it is over; who sees the booking sees them. */
export function photoAccess(booking: Pick<BookingRecord, 'renterId' | 'ownerId' | 'state'>, viewer: Pick<Viewer, 'accountId' | 'roles'>): PhotoAccess {
  const role = roleIn(booking, viewer);
  if (!role) return 'none';
  return role !== 'support' && photosFrom.includes(booking.state) ? 'add' : 'see';
}

export const hiddenFromOwner = unseenByOwner;
