import type { BookingState } from '@passerelle/shared/bookings/process';
import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import { checkPart } from '../../core/http/check-input';
import { z } from 'zod';
import type { Viewer } from '../../core/auth/access-token';
import type { BookingParts } from './parts';
import { needsYou } from './needs-you';
import { hiddenFromOwner, roleIn } from './policy';
import { licencesFor, presentSummary, surroundingsOf } from './presenter';
import { bookingPageSize, type BookingFilter } from './repository';

const cursorSchema = z.string().regex(/^[0-9a-z]{1,9}\.[\w]{1,40}$/);

const cursorOf = ({ createdAt, id }: { createdAt: Date; id: string }): string => `${createdAt.getTime().toString(36)}.${id}`;

function placeOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [at = '', id = ''] = checkPart(cursorSchema, cursor, 'cursor').split('.');
  return { at: new Date(parseInt(at, 36)), id };
}

/** A page of bookings for one viewer, newest first. */
export async function bookingPage(parts: BookingParts, viewer: Viewer, filter: BookingFilter, cursor: string | undefined): Promise<{ items: BookingSummary[]; nextCursor?: string }> {
  const found = await parts.repository.page(filter, placeOf(cursor));
  const page = found.slice(0, bookingPageSize);
  const surroundings = await surroundingsOf(parts, page);
  const items = page.map((booking) => presentSummary(booking, roleIn(booking, viewer) ?? 'support', parts.context.clock.now(), surroundings));
  const last = page.at(-1);
  return { items, ...(found.length > page.length && last ? { nextCursor: cursorOf(last) } : {}) };
}

/** The bookings of an account, in one of its two roles. */
export function bookingPageOf(parts: BookingParts, viewer: Viewer, { role, state, cursor }: { role: 'renter' | 'owner'; state?: BookingState | undefined; cursor?: string | undefined }) {
  const whose = role === 'renter' ? { renterId: viewer.accountId } : { ownerId: viewer.accountId, notStates: hiddenFromOwner };
  return bookingPage(parts, viewer, { ...whose, ...(state ? { state } : {}) }, cursor);
}

const mostWatched = 200;

/** All bookings in which it is the account's turn, as renter and as owner: what ends first comes first. */
export async function bookingsThatNeed(parts: BookingParts, viewer: Viewer): Promise<BookingSummary[]> {
  const now = parts.context.clock.now();
  const open = await parts.repository.openOf(viewer.accountId, mostWatched);
  const licences = await licencesFor(parts, open);
  const theirs = open.filter((booking) => {
    const role = roleIn(booking, viewer);
    return role !== null && needsYou(booking, role, now, licences.get(booking.renterId)) !== undefined;
  });
  const surroundings = await surroundingsOf(parts, theirs);
  const items = theirs.map((booking) => presentSummary(booking, roleIn(booking, viewer) ?? 'support', now, surroundings));
  const endOf = ({ needsYou: turn, period }: BookingSummary) => turn?.by ?? period.from;
  return items.sort((a, b) => endOf(a).localeCompare(endOf(b)));
}
