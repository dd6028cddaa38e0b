import { bookingsContract, type Booking, type Quote, type TransitionBody } from '@passerelle/shared/bookings/contract';
import type { HandoverReport } from '@passerelle/shared/bookings/handover';
import type { BookingState, DeclineReason, MoneyState, TransitionName } from '@passerelle/shared/bookings/process';
import type { Locale } from '@passerelle/shared/locale';
import type { ProblemReply } from '@passerelle/shared/problem';
import { photosContract } from '@passerelle/shared/photos/contract';
import { dayMs, plusMs, type WirePeriod } from '@passerelle/shared/time';
import { vehiclesContract, type Calendar } from '@passerelle/shared/vehicles/contract';
import { aPicture } from '../src/features/photos/picture-fixtures';
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
  /** The number of the card that pays; a good one unless given. */
  readonly card?: string;
  readonly wheelchairs?: readonly (typeof distinctiveChair)[];
  /** Named, and without an account; the renter drives unless given. */
  readonly driver?: string;
}

/** The dates are held, and the payment page waits. */
export async function anUnpaidRequest(product: TestProduct, options: SituationOptions = {}): Promise<Situation> {
  const { instant = false, days = 30, length = 2, policy = 'moderate', ownerLocale, renterLocale, wheelchairs, driver } = options;
  const { owner, carId } = await anOwnerWithCar(product, { instant, cancellationPolicy: policy, ...(ownerLocale ? { locale: ownerLocale } : {}) });
  const renter = options.renter ?? (await product.account(renterLocale ? { locale: renterLocale } : {}));
  const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, days, length), wheelchairs);
  const booking = await renter.ok(bookings.request, { body: { quoteId, ...(driver === undefined ? {} : { driver: { name: driver } }) } });
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
  await product.stripe.pay(payOf(situation.booking), options.card);
  const booking = await until(situation.renter, situation.booking, options.instant ? 'confirmed' : 'requested');
  return { ...situation, booking };
}

/** One step by this person, on the version that they see now. */
export const move = (by: Account, booking: Pick<Booking, 'id'>, name: TransitionName, reason?: DeclineReason): Promise<Booking> => bring(by, booking, name, reason ? { reason } : {});

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

let reports = 0;

/** The hand-over as it is written down when all is well; with the photos that it names. */
export async function aReport(by: Account, { id }: Pick<Booking, 'id'>, { clock }: Pick<TestProduct, 'clock'>, more: Partial<HandoverReport> = {}): Promise<HandoverReport> {
  const photos = [];
  for (const view of ['front', 'rear', 'left', 'dashboard'] as const) {
    const { id: photoId } = await by.ok(photosContract.routes.add, { params: { bookingId: id }, query: { purpose: 'check_in', clientId: `${view}-${(reports += 1)}-of-a-report` }, body: await aPicture() }, { 'Content-Type': 'image/jpeg' });
    photos.push({ id: photoId, view });
  }
  return {
    km: 48_000, energyPercent: 80, equipment: { rampCycle: 'works', straps: 4, belts: 'ok', remote: 'none' }, demonstrated: true, photos,
    signature: { typedName: by.displayName }, actedAt: clock.now().toISOString(), ...more,
  };
}

/** One step with what it needs, on the version that they see now; seen again when a deadline was faster. */
export async function bring(by: Account, booking: Pick<Booking, 'id'>, name: TransitionName, body: Omit<TransitionBody, 'version'> = {}): Promise<Booking> {
  for (let tries = 1; ; tries += 1) {
    const { version } = await see(by, booking);
    try {
      return await by.ok(bookings.transition, { params: { bookingId: booking.id, name }, body: { version, ...body } });
    } catch (error) {
      if (tries === 5 || !String(error).includes('bookings.version_conflict')) throw error;
    }
  }
}

/** The refusal of a step, on the version that they see now. */
export async function refusal(by: Account, booking: Pick<Booking, 'id'>, name: TransitionName, body: object = {}): Promise<ProblemReply> {
  for (;;) {
    const { version } = await see(by, booking);
    const refused = await by.refused(bookings.transition, { params: { bookingId: booking.id, name }, body: { version, ...body } });
    if (refused.code !== 'bookings.version_conflict') return refused;
  }
}

/** Waits until `looks` says yes of the booking as this person sees it. */
export function untilSeen(by: Account, booking: Pick<Booking, 'id'>, looks: (booking: Booking) => boolean): Promise<Booking> {
  let last: Booking | undefined;
  return eventually(async () => {
    last = await see(by, booking);
    return looks(last) ? last : null;
  }).catch(() => {
    throw new Error(`never seen: ${looks}; last: ${JSON.stringify(last && { state: last.state, money: last.money, deposit: last.depositStanding, proposal: last.proposal, deadline: last.deadline, overage: last.overage, timeline: last.timeline.slice(-4) })}`);
  });
}

/** Confirmed, and its deposit is held: the start is two days away. */
export async function aReadyBooking(product: TestProduct, options: SituationOptions = {}): Promise<Situation> {
  const situation = await aConfirmedBooking(product, { days: 3, ...options });
  product.clock.advanceTo(plusMs(new Date(situation.booking.period.from), -2 * dayMs + 60_000));
  return { ...situation, booking: await untilSeen(situation.renter, situation.booking, ({ depositStanding }) => depositStanding.state === 'held') };
}

/** On the road: the owner wrote the report, the renter signed it. */
export async function aTrip(product: TestProduct, options: SituationOptions = {}): Promise<Situation> {
  const situation = await aReadyBooking(product, options);
  const { owner, renter, booking } = situation;
  product.clock.advanceTo(new Date(booking.period.from));
  await bring(owner, booking, 'start-check-in', { report: await aReport(owner, booking, product) });
  return { ...situation, booking: await bring(renter, booking, 'confirm-check-in', { signature: { typedName: 'Ada' } }) };
}

/** Back on time: the renter wrote the report, the owner signed it. */
export async function aReturn(product: TestProduct, options: SituationOptions & { readonly report?: Partial<HandoverReport> } = {}): Promise<Situation> {
  const situation = await aTrip(product, options);
  const { owner, renter, booking } = situation;
  product.clock.advanceTo(new Date(booking.period.to));
  await bring(renter, booking, 'start-check-out', { report: await aReport(renter, booking, product, { km: 48_200, ...options.report }) });
  return { ...situation, booking: await bring(owner, booking, 'confirm-check-out', { signature: { typedName: 'Grace' } }) };
}
