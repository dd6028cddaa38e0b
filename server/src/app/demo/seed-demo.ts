import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { SeededBooking } from '../../features/bookings';
import type { Product } from '../features';
import { demoOwnersCars } from './demo-cars';
import { demoChair, placeLiveBookings } from './live-bookings';
import { placeLiveTrips } from './live-trips';
import { pastBooking, pastStates } from './past-bookings';
import { seedCars } from './seed-cars';

const carCount = 1_000;
const randomSeed = 20_260_601;

const talk = (renterId: string, ownerId: string, at: Date) => [
  { authorId: renterId, text: 'Bonjour, la rampe convient-elle à un fauteuil avec repose-tête ?', at },
  { authorId: ownerId, text: 'Bonjour, oui, il reste quelques centimètres sous le toit. Je vous montre tout à la remise des clés.', at: plusMs(at, 20 * 60_000) },
];

async function seedPast(context: Context, { vehicles, messages, bookings }: Product, cars: readonly string[], renterId: string): Promise<void> {
  const past: SeededBooking[] = [];
  const now = context.clock.now();
  for (const [index, end] of pastStates.entries()) {
    const vehicle = await vehicles.forBooking(cars[index % cars.length] ?? '');
    if (!vehicle) continue;
    const bookingId = context.newId('bkg');
    const conversationId = await context.transaction((session) => messages.openConversation({ bookingId, participants: [renterId, vehicle.ownerId] }, session));
    const endedAt = plusMs(now, -(4 + 9 * index) * dayMs);
    await messages.seedMessages(conversationId, talk(renterId, vehicle.ownerId, plusMs(endedAt, -14 * dayMs)));
    past.push(pastBooking(context, vehicle, { renterId, conversationId, bookingId, end, endedAt }));
  }
  await bookings.seed(past);
}

/** Fills an empty database once: cars as people live in France, their owners, four accounts to look around with, bookings. */
export async function seedDemo(context: Context, product: Product, progress: (text: string) => void, { cars = carCount } = {}): Promise<void> {
  const { accounts, vehicles } = product;
  if ((await vehicles.allPublished('', 1)).length > 0) return;
  progress('Filling the demo: accounts');
  const { renterId, ownerId } = await accounts.ensureDemoAccounts();
  const others = await seedCars(context, product, { count: cars, seed: randomSeed, progress });
  progress('Filling the demo: bookings');
  const ownCars = await vehicles.seedVehicles(demoOwnersCars(ownerId, context.clock.now()));
  await seedPast(context, product, ownCars, renterId);
  const listings = await Promise.all(ownCars.slice(0, 2).map((id) => vehicles.forBooking(id)));
  const viewer = { accountId: renterId, sessionId: '', roles: ['member' as const], locale: 'fr' as const };
  await placeLiveTrips(context, product, { own: ownCars, others }, viewer, demoChair);
  await placeLiveBookings(context, product, listings.filter((listing) => listing !== null), viewer);
}
