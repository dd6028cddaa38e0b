import { bookingsContract } from '@passerelle/shared/bookings/contract';
import { problem } from '@passerelle/shared/problem';
import { periodFromWire } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import { serve } from '../../core/http/route';
import { act } from './act';
import type { BookingRecord } from './booking';
import { inquire } from './inquire';
import { bookingPageOf, bookingsThatNeed } from './list-bookings';
import { makeQuote } from './make-quote';
import type { BookingParts } from './parts';
import { showPayLink } from './pay-link';
import { roleIn, type ViewerRole } from './policy';
import { presentBooking, presentCancellation, presentQuote } from './presenter';
import { requestBooking } from './request-booking';

export function bookingRoutes(parts: BookingParts) {
  const { repository, context } = parts;

  const seen = async (id: string, viewer: Viewer): Promise<{ booking: BookingRecord; role: ViewerRole }> => {
    const booking = await repository.byId(id);
    const role = booking && roleIn(booking, viewer);
    if (!booking || !role) throw problem('bookings.not_found');
    return { booking, role };
  };
  const show = async (id: string, viewer: Viewer) => {
    const { booking, role } = await seen(id, viewer);
    return presentBooking(parts, booking, role);
  };
  /** What was just committed is known: it is not read again. */
  const showNow = (booking: BookingRecord, viewer: Viewer) => {
    const role = roleIn(booking, viewer);
    if (!role) throw problem('bookings.not_found');
    return presentBooking(parts, booking, role);
  };
  const toChange = async (id: string | undefined, viewer: Viewer | null): Promise<BookingRecord | undefined> => {
    if (id === undefined) return undefined;
    if (!viewer) throw problem('auth.required');
    return (await seen(id, viewer)).booking;
  };

  return serve(bookingsContract, {
    inquire: {
      async run({ body: { vehicleId, period, wheelchairs = [] }, viewer, made }) {
        return showNow(await inquire(parts, viewer, { vehicleId, period: periodFromWire(period), wheelchairs }, made), viewer);
      },
      showAgain: (id, { viewer }) => show(id, viewer),
    },
    async quote({ body: { vehicleId, period, wheelchairs = [], kmPackage, delivery: deliverTo, extras, bookingId }, viewer }) {
      const changes = await toChange(bookingId, viewer);
      return presentQuote(await makeQuote(parts, { vehicleId, period: periodFromWire(period), wheelchairs, kmPackage, deliverTo, extras, changes }));
    },
    request: {
      async run({ body, viewer, made }) {
        return showNow(await requestBooking(parts, viewer, body, made), viewer);
      },
      showAgain: (id, { viewer }) => show(id, viewer),
    },
    get: ({ params, viewer }) => show(params.bookingId, viewer),
    list: ({ query, viewer }) => bookingPageOf(parts, viewer, query),
    needsYou: async ({ viewer }) => ({ items: await bookingsThatNeed(parts, viewer) }),
    transition: {
      async run({ params: { bookingId, name }, body, viewer, made }) {
        const { booking, role } = await seen(bookingId, viewer);
        return showNow(await act(parts, booking, { name, role, viewer, body, made }), viewer);
      },
      showAgain: (id, { viewer }) => show(id, viewer),
    },
    async cancelPreview({ params, viewer }) {
      const { booking } = await seen(params.bookingId, viewer);
      if (booking.state !== 'confirmed') throw problem('bookings.transition_not_allowed');
      return presentCancellation(booking, context.clock.now());
    },
    pay: ({ params }) => showPayLink(parts, params.token),
  });
}
