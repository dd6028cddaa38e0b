import { dayMs, hourMs, plusMs, zonedToInstant, localDay, type Period } from '@passerelle/shared/time';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { Product } from '../features';
import { paySandboxPage } from './sandbox-payment';

export const demoChair: Wheelchair = { propulsion: 'attendant', width: 640, length: 1100, height: 1330, occupiedMass: 90, chairMass: 15, crashTested: 'yes' };

function twoDays(now: Date, daysAhead: number, zone: string): Period {
  const day = (after: number) => localDay(plusMs(now, after * dayMs), zone);
  return { from: zonedToInstant(`${day(daysAhead)}T09:00`, zone), to: zonedToInstant(`${day(daysAhead + 2)}T18:00`, zone) };
}

/** Bookings that go on living: asked for and paid through the product itself, so that they can be answered. */
export async function placeLiveBookings({ clock }: Context, { bookings, payments }: Pick<Product, 'bookings' | 'payments'>, cars: readonly { readonly id: string; readonly timeZone: string }[], viewer: Viewer): Promise<void> {
  const origin = payments.apiBase();
  if (origin === undefined) return;
  for (const [index, { id, timeZone }] of cars.entries()) {
    const period = twoDays(plusMs(clock.now(), hourMs), 12 + 4 * index, timeZone);
    const { payment } = await bookings.place({ vehicleId: id, period, wheelchairs: [demoChair] }, viewer);
    if (payment) await paySandboxPage(payment.url, origin);
  }
}
