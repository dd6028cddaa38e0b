import { bookingsContract } from '@passerelle/shared/bookings/contract';
import { problem } from '@passerelle/shared/problem';
import { periodFromWire } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import { serve } from '../../core/http/route';
import type { BookingRecord } from './booking';
import { bookingPageOf } from './list-bookings';
import { makeQuote } from './make-quote';
import { moveBooking } from './move-booking';
import type { BookingParts } from './parts';
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

  return serve(bookingsContract, {
    quote: async ({ body: { vehicleId, period, wheelchairs = [] } }) => presentQuote(await makeQuote(parts, { vehicleId, period: periodFromWire(period), wheelchairs })),
    request: {
      async run({ body, viewer, made }) {
        const { id } = await requestBooking(parts, viewer, body, made);
        return show(id, viewer);
      },
      showAgain: (id, { viewer }) => show(id, viewer),
    },
    get: ({ params, viewer }) => show(params.bookingId, viewer),
    list: ({ query, viewer }) => bookingPageOf(parts, viewer, query),
    transition: {
      async run({ params, body, viewer, made }) {
        const { booking, role } = await seen(params.bookingId, viewer);
        if (booking.version !== body.version) throw problem('bookings.version_conflict');
        await moveBooking(parts, booking, { name: params.name, role, accountId: viewer.accountId, input: { reason: body.reason }, made });
        return show(booking.id, viewer);
      },
      showAgain: (id, { viewer }) => show(id, viewer),
    },
    async cancelPreview({ params, viewer }) {
      const { booking } = await seen(params.bookingId, viewer);
      if (booking.state !== 'confirmed') throw problem('bookings.transition_not_allowed');
      return presentCancellation(booking, context.clock.now());
    },
  });
}
