import { bookingProcess, isFinal, type BookingState } from '@passerelle/shared/bookings/process';
import type { TransitionRow } from '@passerelle/shared/bookings/row';
import type { EffectListener } from '../../core/events/event';
import type { BookingParts } from './parts';

const tripIsOver = (state: BookingState): boolean => state === 'returned' || isFinal(state);

/** `any` is support's own choice of a state; `same` was over before. */
const mayEndTrip = ({ to }: Pick<TransitionRow, 'to'>): boolean =>
  typeof to === 'object' ? Object.values(to).some(tripIsOver) : to === 'any' || (to !== 'same' && tripIsOver(to));

/** Nobody has to look any more at the licence of who was named for a trip that is cancelled or over: its picture is deleted. */
export const licenceForgetter = ({ repository, drivers }: Pick<BookingParts, 'repository' | 'drivers'>): EffectListener => ({
  name: 'bookings.forget-licence',
  on: [...new Set(bookingProcess.filter(mayEndTrip).map(({ event }) => event))],
  async run({ subject }) {
    const booking = await repository.byId(subject.id);
    if (booking && booking.driver !== null && tripIsOver(booking.state)) await drivers.forgetNamed(booking.id);
  },
});
