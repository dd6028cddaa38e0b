import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import type { BookingState } from '@passerelle/shared/bookings/process';
import type { Viewer } from '../../core/auth/access-token';
import type { CaseParts } from './parts';

interface Question {
  readonly q?: string | undefined;
  readonly state?: BookingState | undefined;
  readonly cursor?: string | undefined;
}

/** By booking id, by the e-mail address of one of the two people, or all of them, newest first. */
export async function findBookings({ accounts, bookings }: CaseParts, viewer: Viewer, { q = '', state, cursor }: Question): Promise<{ items: BookingSummary[]; nextCursor?: string }> {
  if (q.startsWith('bkg_')) {
    const booking = await bookings.byId(q);
    return { items: booking ? [await bookings.presentForSupport(booking)] : [] };
  }
  const filter = state ? { state } : {};
  if (!q) return bookings.page(viewer, filter, cursor);
  const account = await accounts.findByEmail(q);
  return account ? bookings.page(viewer, { ...filter, either: account.id }, cursor) : { items: [] };
}
