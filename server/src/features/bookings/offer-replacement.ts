import { problem } from '@passerelle/shared/problem';
import type { EffectListener } from '../../core/events/event';
import { appendMove } from './booking-event';
import type { BookingRecord } from './booking';
import { nextAtRisk, replacementWanted } from './carry-out-effects';
import type { BookingParts } from './parts';

/** Looks for cars that could take over, and keeps those found with the booking. */
async function offer(parts: BookingParts, booking: BookingRecord, atRisk: boolean): Promise<void> {
  const { context, repository } = parts;
  const replacements = await parts.replacements(booking);
  await context.transaction(async (session) => {
    if (!(await repository.change(booking, { replacements, atRisk }, [], session))) throw problem('bookings.version_conflict');
    await appendMove(parts, booking, { type: atRisk ? 'booking.at_risk' : 'booking.replacement_offered', by: 'system', data: { found: replacements.length } }, session);
  });
}

/** A car that does not come, or may not: the person who counts on it is shown others at once. */
export function replacementListeners(parts: BookingParts): EffectListener[] {
  const { repository, vehicles } = parts;
  return [
    {
      name: 'bookings.offer-replacement',
      on: [replacementWanted],
      async run(event) {
        const booking = await repository.byId(event.subject.id);
        if (booking && booking.replacements.length === 0) await offer(parts, booking, false);
      },
    },
    {
      name: 'bookings.flag-next',
      on: [nextAtRisk],
      async run(event) {
        const late = await repository.byId(event.subject.id);
        const next = late && (await vehicles.calendar.nextAfter(late.vehicleId, late.id, late.period.from));
        const booking = next?.bookingId === undefined ? null : await repository.byId(next.bookingId);
        if (booking && !booking.atRisk) await offer(parts, booking, true);
      },
    },
  ];
}
