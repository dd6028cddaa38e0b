import { setTimeout as wait } from 'node:timers/promises';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import { Problem } from '@passerelle/shared/problem';
import { hourMs, plusMs, type Period } from '@passerelle/shared/time';
import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { BookingRecord } from '../../features/bookings';
import type { Product } from '../features';
import { paySandboxPage } from './sandbox-payment';
import { trips, type Trip } from './trips';

/** As near as a car may be asked for, where its owner has to answer; the trip is moved into the past afterwards. */
const askedHoursAhead = 5;
const othersTried = 60;
const waitedMs = 10_000;

type Parts = Pick<Product, 'bookings' | 'payments'>;
interface Cars {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** Waits for what effects do meanwhile; throws after ten seconds. */
async function until({ bookings }: Parts, id: string, holds: (booking: BookingRecord) => boolean): Promise<BookingRecord> {
  const end = Date.now() + waitedMs;
  for (;;) {
    const booking = await bookings.byId(id);
    if (booking && holds(booking)) return booking;
    if (Date.now() > end) throw new Error(`demo booking ${id} stays ${booking?.state} ${booking?.money}`);
    await wait(25);
  }
}

/** Asked for, paid, accepted, with its deposit held: by the product itself, so that money can go on from there. */
async function aConfirmedTrip({ context, product, viewer, origin, chair }: Demo, car: string, period: Period): Promise<BookingRecord> {
  const { bookings, payments } = product;
  const { id, payment } = await bookings.place({ vehicleId: car, period, wheelchairs: [chair] }, viewer);
  if (!payment) throw new Error(`no page to pay ${id}`);
  await paySandboxPage(payment.url, origin);
  const { paymentId, instant, ownerId } = await until(product, id, () => true);
  // Nobody takes webhooks yet: Stripe is asked instead.
  await payments.close(paymentId);
  await until(product, id, ({ state }) => state === (instant ? 'confirmed' : 'requested'));
  if (!instant) await bookings.retell(id, context.clock.now(), { name: 'accept', role: 'owner', accountId: ownerId });
  await until(product, id, ({ money }) => money === 'captured');
  await bookings.runDeadline(id);
  return until(product, id, ({ stamps: { deposit }, queue }) => deposit === 'held' && queue.length === 0);
}

async function onSomeCar(demo: Demo, cars: readonly string[], period: Period): Promise<BookingRecord> {
  for (const car of cars.slice(0, othersTried)) {
    try {
      return await aConfirmedTrip(demo, car, period);
    } catch (error) {
      // This one is taken, or the chair does not go in.
      if (!(error instanceof Problem)) throw error;
    }
  }
  throw new Error('no car of the demo suits');
}

interface Demo {
  readonly context: Context;
  readonly product: Parts;
  readonly viewer: Viewer;
  readonly origin: string;
  readonly chair: Wheelchair;
}

async function tellTrip(demo: Demo, { car, startsInHours, hours, steps, system }: Trip, now: Date, cars: { own: readonly string[]; others: readonly string[] }): Promise<string> {
  const { bookings } = demo.product;
  const aheadHours = Math.max(startsInHours, askedHoursAhead);
  const from = plusMs(now, aheadHours * hourMs);
  const period = { from, to: plusMs(from, hours * hourMs) };
  const { id, vehicleId } = await onSomeCar(demo, car === 'other' ? cars.others : cars.own.slice(car, car + 1), period);
  if (startsInHours < aheadHours) await bookings.rewind(id, (aheadHours - startsInHours) * hourMs);
  for (const { after, ms, move } of steps) {
    const booking = await until(demo.product, id, ({ queue }) => queue.length === 0);
    const at = plusMs(after === 'start' ? booking.period.from : booking.period.to, ms);
    await bookings.retell(id, at, move(booking, at));
  }
  if (system) await bookings.runDeadline(id);
  return vehicleId;
}

/** Bookings in every state that is worth a look, made by the real steps, with real (test) money behind them. */
export async function placeLiveTrips(context: Context, product: Parts, cars: Cars, viewer: Viewer, chair: Wheelchair): Promise<void> {
  const origin = product.payments.apiBase();
  if (origin === undefined) return;
  const now = new Date(Math.floor(context.clock.now().getTime() / hourMs) * hourMs);
  let { others } = cars;
  for (const trip of trips) {
    const used = await tellTrip({ context, product, viewer, origin, chair }, trip, now, { own: cars.own, others });
    others = others.filter((id) => id !== used);
  }
}
