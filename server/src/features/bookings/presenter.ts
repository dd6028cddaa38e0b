import { settleCancellation } from '@passerelle/shared/bookings/cancellation';
import type { Booking, BookingSummary, Quote } from '@passerelle/shared/bookings/contract';
import { allowedTransitions } from '@passerelle/shared/bookings/transition';
import type { Person } from '@passerelle/shared/person';
import { periodToWire } from '@passerelle/shared/time';
import { processState, type BookingRecord } from './booking';
import type { BookingParts } from './parts';
import { seesPickUp, type ViewerRole } from './policy';
import type { QuoteRecord } from './quote';

export function presentQuote({ id, expiresAt, period, fit, bookingId: _b, accountId: _a, ...quote }: QuoteRecord): Quote {
  return {
    ...quote,
    quoteId: id,
    lineItems: [...quote.lineItems],
    period: periodToWire(period),
    expiresAt: expiresAt.toISOString(),
    ...(fit ? { verdict: fit.verdict, ruleVersion: fit.ruleVersion } : {}),
  };
}

interface Surroundings {
  readonly people: ReadonlyMap<string, Person>;
  readonly vehicles: ReadonlyMap<string, BookingSummary['vehicle']>;
}

/** The names and cars that a list of bookings shows, in two reads. */
export async function surroundingsOf({ accounts, vehicles }: BookingParts, bookings: readonly BookingRecord[]): Promise<Surroundings> {
  const people = await accounts.people(bookings.flatMap(({ renterId, ownerId }) => [renterId, ownerId]));
  return { people, vehicles: await vehicles.summaries(bookings.map(({ vehicleId }) => vehicleId)) };
}

const gone: Person = { id: '', displayName: '–' };
const person = (people: ReadonlyMap<string, Person>, id: string): Person => {
  const { displayName } = people.get(id) ?? gone;
  return { id, displayName };
};

export function presentSummary(booking: BookingRecord, viewer: ViewerRole, { people, vehicles }: Surroundings): BookingSummary {
  const vehicle = vehicles.get(booking.vehicleId);
  if (!vehicle) throw new Error(`no vehicle ${booking.vehicleId}`);
  return {
    id: booking.id,
    state: booking.state,
    money: booking.money,
    version: booking.version,
    viewer,
    vehicle,
    period: periodToWire(booking.period),
    timeZone: booking.timeZone,
    renter: person(people, booking.renterId),
    owner: person(people, booking.ownerId),
    total: booking.total,
    ...(booking.due ? { deadline: { name: booking.due.name, at: booking.due.at.toISOString() } } : {}),
  };
}

/** A booking as this viewer may see it; the payment page only for who pays. */
export async function presentBooking(parts: BookingParts, booking: BookingRecord, viewer: ViewerRole): Promise<Booking> {
  const summary = presentSummary(booking, viewer, await surroundingsOf(parts, [booking]));
  const payment = viewer === 'renter' && booking.state === 'pending_payment' ? await parts.payments.byId(booking.paymentId) : null;
  const vehicle = seesPickUp(booking.state) ? await parts.vehicles.forBooking(booking.vehicleId) : null;
  return {
    ...summary,
    roles: { driver: booking.driver ?? undefined, passengers: [...booking.passengers] },
    price: { lineItems: [...booking.lineItems], total: booking.total },
    deposit: booking.deposit,
    cancellationPolicy: booking.cancellationPolicy,
    ...(booking.fit ? { fit: { ...booking.fit, preparation: [...booking.fit.preparation] } } : {}),
    timeline: booking.timeline.map(({ at, ...entry }) => ({ at: at.toISOString(), ...entry })),
    conversationId: booking.conversationId,
    ...(payment?.url && booking.stamps.holdUntil ? { payment: { url: payment.url, expiresAt: booking.stamps.holdUntil.toISOString() } } : {}),
    ...(vehicle ? { pickUp: { address: vehicle.address, location: vehicle.exactLocation } } : {}),
    can: allowedTransitions(processState(booking), viewer, parts.context.clock.now()),
  };
}

export function presentCancellation(booking: BookingRecord, now: Date) {
  const { cancellationPolicy: policy, lineItems, stamps, period, timeZone: zone } = booking;
  const { back, lines, until } = settleCancellation({ policy, lineItems, confirmedAt: stamps.confirmedAt ?? now, start: period.from, zone, now, by: 'renter' });
  return { back, lines: [...lines], ...(until ? { until: until.toISOString() } : {}) };
}
