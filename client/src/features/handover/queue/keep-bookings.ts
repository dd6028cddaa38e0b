import type { Booking } from '@passerelle/shared/bookings/contract';
import { keepAppFiles } from '../offline-app';
import { handoverKinds, keyOf, knownReport, toKeptBooking } from './handover';
import type { Phone } from './phone';

const atTheCar: readonly Booking['state'][] = ['confirmed', 'in_progress', 'overdue'];

/**
 * Whoever has looked at a booking once can hand the car over without a network: what the page needs of it is kept, and
 * the files of the app too. What was agreed meanwhile needs no draft any more.
 */
export async function keepBooking({ store, outbox }: Phone, accountId: string, booking: Booking): Promise<void> {
  if (booking.viewer === 'support') return;
  for (const kind of handoverKinds) {
    const draft = outbox.list()?.find(({ key, state }) => key === keyOf(accountId, booking.id, kind) && state === 'draft');
    if (draft && knownReport(booking, kind)?.agreed) await outbox.discard(draft);
  }
  if (!atTheCar.includes(booking.state)) return;
  await store.writeBooking({ accountId, booking: toKeptBooking(booking) });
  keepAppFiles();
}
