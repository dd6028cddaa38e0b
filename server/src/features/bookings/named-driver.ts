import type { NamedDriver } from '../drivers';
import type { BookingParts } from './parts';

/** What somebody who was named as the driver is shown of the trip: car, town and dates; nobody else's name, no amount, nothing of a body. */
export async function namedDriver({ repository, vehicles }: BookingParts, bookingId: string): Promise<NamedDriver | null> {
  const booking = await repository.byId(bookingId);
  if (booking?.state !== 'confirmed' || booking.driver === null) return null;
  const vehicle = (await vehicles.summaries([booking.vehicleId])).get(booking.vehicleId);
  if (!vehicle) return null;
  const { driver, period, timeZone } = booking;
  return { driver, period, timeZone, vehicle: { title: vehicle.title, town: vehicle.place.town } };
}
