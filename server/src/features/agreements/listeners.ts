import type { EffectListener } from '../../core/events/event';
import { drawUp } from './draw-up';
import type { AgreementParts } from './parts';

/** What a step of a booking may change in its agreement. */
const events = [
  'booking.paid',
  'booking.accepted',
  'booking.change_accepted',
  'booking.extension_accepted',
  'booking.check_in_started',
  'booking.checked_in',
  'booking.check_out_started',
  'booking.returned',
];

/** Keeps a version as soon as there is one, so that an agreement says what was true then and not when somebody first looked. */
export const agreementKeeper = (parts: AgreementParts): EffectListener => ({
  name: 'agreements.draw-up',
  on: events,
  async run({ subject }) {
    const booking = await parts.bookings.byId(subject.id);
    if (booking) await drawUp(parts, booking);
  },
});
