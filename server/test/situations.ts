import { bookingsContract, type Booking, type Quote } from '@passerelle/shared/bookings/contract';
import type { BookingState, DeclineReason, MoneyState, TransitionName } from '@passerelle/shared/bookings/process';
import type { Locale } from '@passerelle/shared/locale';
import { dayMs, plusMs, type WirePeriod } from '@passerelle/shared/time';
import { vehiclesContract, type Calendar } from '@passerelle/shared/vehicles/contract';
import { aListing } from '../src/features/vehicles/vehicle-fixtures';
import { eventually } from './eventually';
import type { Account, TestProduct } from './product';

export const { routes: bookings } = bookingsContract;
export const { routes: vehicles } = vehiclesContract;

/** Fits car A of the fit rule's vectors, tightly. Its mass is a number that stands nowhere else. */
export const distinctiveChair = { propulsion: 'attendant', width: 640, length: 1103, height: 1327, occupiedMass: 91.237, chairMass: 15, crashTested: 'yes' } as const;

/** Whole days, from eight in the morning (UTC) so many days from now. */
export function daysFromNow({ clock }: Pick<TestProduct, 'clock'>, days: number, length = 2): WirePeriod {
  const from = plusMs(clock.now(), days * dayMs);
  from.setUTCHours(8, 0, 0, 0);
  return { from: from.toISOString(), to: plusMs(from, length * dayMs).toISOString() };
}

type ListingChange = Partial<typeof aListing>;

/** A published car and its owner. */
export async function anOwnerWithCar(product: TestProduct, { locale = 'fr', ...listing }: ListingChange & { locale?: Locale } = {}): Promise<{ owner: Account; carId: string }> {
  const owner = await product.account({ locale });
  const { id, version } = await owner.ok(vehicles.create, { body: { ...aListing, instant: false, ...listing } });
  await owner.ok(vehicles.publish, { params: { vehicleId: id }, body: { version } });
  return { owner, carId: id };
}

export const quoteFor = (by: Pick<Account, 'ok'>, carId: string, period: WirePeriod, wheelchairs?: readonly (typeof distinctiveChair)[]): Promise<Quote> =>
  by.ok(bookings.quote, { body: { vehicleId: carId, period, ...(wheelchairs ? { wheelchairs: [...wheelchairs] } : {}) } });

export interface Situation {
  readonly owner: Account;
  readonly renter: Account;
  readonly carId: string;
  readonly booking: Booking;
}

export interface SituationOptions {
  readonly instant?: boolean;
  readonly days?: number;
  readonly length?: number;
  readonly policy?: 'flexible' | 'moderate' | 'strict';
  readonly ownerLocale?: Locale;
  readonly renterLocale?: Locale;
  readonly renter?: Account;
  readonly wheelchairs?: readonly (typeof distinctiveChair)[];
}

/** The dates are held, and the payment page waits. */
export async function anUnpaidRequest(product: TestProduct, options: SituationOptions = {}): Promise<Situation> {
  const { instant = false, days = 30, length = 2, policy = 'moderate', ownerLocale, renterLocale, wheelchairs } = options;
  const { owner, carId } = await anOwnerWithCar(product, { instant, cancellationPolicy: policy, ...(ownerLocale ? { locale: ownerLocale } : {}) });
  const renter = options.renter ?? (await product.account(renterLocale ? { locale: renterLocale } : {}));
  const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, days, length), wheelchairs);
  const booking = await renter.ok(bookings.request, { body: { quoteId } });
  return { owner, renter, carId, booking };
}

export const see = (by: Account, { id }: Pick<Booking, 'id'>): Promise<Booking> => by.ok(bookings.get, { params: { bookingId: id } });

/** Waits until the booking stands so. */
export function until(by: Account, booking: Pick<Booking, 'id'>, state: BookingState, money?: MoneyState): Promise<Booking> {
  let last: Booking | undefined;
  return eventually(async () => {
    last = await see(by, booking);
    return last.state === state && (money === undefined || last.money === money) ? last : null;
  }).catch(() => {
    throw new Error(`waited for ${state} ${money ?? ''}, but it is ${last?.state} ${last?.money}`);
  });
}

export function payOf({ payment }: Booking): string {
  if (!payment) throw new Error('there is no payment page');
  return payment.url;
}

export async function aPaidRequest(product: TestProduct, options: SituationOptions = {}): Promise<Situation> {
  const situation = await anUnpaidRequest(product, options);
  await product.stripe.pay(payOf(situation.booking));
  const booking = await until(situation.renter, situation.booking, options.instant ? 'confirmed' : 'requested');
  return { ...situation, booking };
}

/** One step by this person, on the version that they see now. */
export async function move(by: Account, booking: Pick<Booking, 'id'>, name: TransitionName, reason?: DeclineReason): Promise<Booking> {
  const { version } = await see(by, booking);
  return by.ok(bookings.transition, { params: { bookingId: booking.id, name }, body: { version, ...(reason ? { reason } : {}) } });
}

/** Accepted by its owner, and the money is taken. */
export async function aConfirmedBooking(product: TestProduct, options: SituationOptions = {}): Promise<Situation> {
  const situation = await aPaidRequest(product, options);
  if (!options.instant) await move(situation.owner, situation.booking, 'accept');
  return { ...situation, booking: await until(situation.renter, situation.booking, 'confirmed', 'captured') };
}

export const calendarOf = async (owner: Account, carId: string): Promise<Calendar['entries']> =>
  (await owner.ok(vehicles.calendar, { params: { vehicleId: carId } })).entries;

export const eventsOf = async ({ context }: TestProduct, id: string): Promise<string[]> => (await context.events.repository.ofSubject(id)).map(({ type }) => type);

/** What Stripe holds or has taken for a booking. */
export async function intentOf({ context, features, stripe }: TestProduct, bookingId: string) {
  const booking = await features.bookings.byId(bookingId);
  const payment = booking && (await features.payments.byId(booking.paymentId));
  if (!context || !payment?.sessionId) throw new Error('no payment page was made');
  const session = await stripe.api.checkout.sessions.retrieve(payment.sessionId, { expand: ['payment_intent.latest_charge'] });
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent;
  return { payment, session, intent };
}
