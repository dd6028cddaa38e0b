import { settleCancellation } from '@passerelle/shared/bookings/cancellation';
import type { Booking, BookingSummary, Quote } from '@passerelle/shared/bookings/contract';
import { withMoneyFacts } from '@passerelle/shared/bookings/money-queue';
import { isFinal } from '@passerelle/shared/bookings/process';
import { allowedTransitions } from '@passerelle/shared/bookings/transition';
import type { Person } from '@passerelle/shared/person';
import { periodToWire } from '@passerelle/shared/time';
import { licenceHolderOf, wholeBooking, type BookingRecord } from './booking';
import { goAlong } from './chosen-options';
import { needsYou, tripLicence, type LicenceStanding } from './needs-you';
import type { BookingParts } from './parts';
import { payAddress } from './pay-link';
import { seesPickUp, type ViewerRole } from './policy';
import { presentClaim, presentDelivery, presentDeposit, presentHandover, presentOverage, presentProblem, presentProposal, presentTimeline } from './present-parts';
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
  /** Of those who drive, by holder. */
  readonly licences: ReadonlyMap<string, LicenceStanding>;
}

/** The licences of those who still have to show one. */
export const licencesFor = ({ drivers }: BookingParts, bookings: readonly BookingRecord[]) =>
  drivers.standings([...new Set(bookings.filter(({ state }) => state === 'confirmed').map(licenceHolderOf))]);

/** The names, cars and licences that a list of bookings needs, in three reads. */
export async function surroundingsOf(parts: BookingParts, bookings: readonly BookingRecord[]): Promise<Surroundings> {
  const { accounts, vehicles } = parts;
  const [people, cars, licences] = await Promise.all([
    accounts.people(bookings.flatMap(({ renterId, ownerId }) => [renterId, ownerId])),
    vehicles.summaries(bookings.flatMap(({ vehicleId, replacements }) => [vehicleId, ...replacements])),
    licencesFor(parts, bookings),
  ]);
  return { people, vehicles: cars, licences };
}

const gone: Person = { id: '', displayName: '–' };
const person = (people: ReadonlyMap<string, Person>, id: string): Person => {
  const { displayName } = people.get(id) ?? gone;
  return { id, displayName };
};

export function presentSummary(booking: BookingRecord, viewer: ViewerRole, now: Date, { people, vehicles, licences }: Surroundings): BookingSummary {
  const vehicle = vehicles.get(booking.vehicleId);
  if (!vehicle) throw new Error(`no vehicle ${booking.vehicleId}`);
  const turn = needsYou(booking, viewer, now, licences.get(licenceHolderOf(booking)));
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
    ...(turn ? { needsYou: turn } : {}),
  };
}

/** Where the renter pays: the page of the rental while the dates are held, and that of what was refused later. */
async function pagesOf({ payments, context }: BookingParts, { id, state, stamps, paymentId, payer, askedBy, payments: known }: BookingRecord, viewer: ViewerRole): Promise<Pick<Booking, 'payment' | 'payAgain' | 'payerLink'>> {
  const link = { payerLink: payAddress(context, id) };
  // Who asked for somebody on the telephone passes the link on.
  if (viewer === 'support' && askedBy !== null && state === 'pending_payment') return link;
  if (viewer !== 'renter') return {};
  const [payment, again] = await Promise.all([state === 'pending_payment' ? payments.byId(paymentId) : null, known.link === null ? null : payments.byId(known.link)]);
  const part = again?.purpose === 'late_fee' ? 'overage' : again?.purpose;
  return {
    ...(payment?.url && stamps.holdUntil ? { payment: { url: payment.url, expiresAt: stamps.holdUntil.toISOString() } } : {}),
    ...(again?.url && again.state === 'open' && part ? { payAgain: { part, amount: again.amount, url: again.url } } : {}),
    ...(payer === null ? {} : link),
  };
}

/** How far the licence of whoever drives is, and the link for the renter to pass on to somebody who was only named. */
function licenceOf({ drivers }: BookingParts, booking: BookingRecord, viewer: ViewerRole, { licences }: Surroundings): Pick<Booking, 'licence' | 'driverLink'> {
  const { id, state, driver } = booking;
  if (viewer !== 'renter' || state !== 'confirmed') return {};
  const licence = tripLicence(booking, licences.get(licenceHolderOf(booking)));
  return { licence, ...(driver === null ? {} : { driverLink: { url: drivers.linkFor(id) } }) };
}

async function payoutOf({ payments }: BookingParts, { id, state: booking, stamps, total }: BookingRecord, viewer: ViewerRole): Promise<Booking['payout']> {
  // A stamp says that a transfer is under way; once it has arrived, the payouts themselves tell.
  if (viewer === 'renter' || !(stamps.payoutAskedAt || isFinal(booking))) return undefined;
  const payouts = await payments.payoutsOf(id);
  if (payouts.length === 0 && !stamps.payoutAskedAt) return undefined;
  const amount = { ...total, amount: payouts.reduce((sum, payout) => sum + payout.amount.amount, 0) };
  const state = payouts.every((payout) => payout.state === 'paid') ? 'paid' : payouts.some((payout) => payout.state === 'waiting') ? 'waiting' : 'due';
  return { state, amount };
}

/** Cars that may take over, whether they are booked at once, and what the renter chose that would be missing. */
async function replacementsOf({ vehicles }: BookingParts, { replacements, chosen }: BookingRecord, viewer: ViewerRole, known: Surroundings['vehicles']): Promise<Booking['replacements']> {
  const offered = viewer === 'owner' ? [] : replacements.flatMap((id) => known.get(id) ?? []);
  const withTerms = async ({ id, title, place }: BookingSummary['vehicle']) => {
    const listing = await vehicles.forBooking(id);
    return listing ? [{ id, title, place, instant: listing.instant, missing: goAlong(chosen, listing).missing }] : [];
  };
  return (await Promise.all(offered.map(withTerms))).flat();
}

/** A booking as this viewer may see it; the payment pages only for who pays. */
export async function presentBooking(parts: BookingParts, booking: BookingRecord, viewer: ViewerRole): Promise<Booking> {
  const now = parts.context.clock.now();
  const [surroundings, vehicle, payout, pages] = await Promise.all([
    surroundingsOf(parts, [booking]),
    seesPickUp(booking.state) ? parts.vehicles.forBooking(booking.vehicleId) : null,
    payoutOf(parts, booking, viewer),
    pagesOf(parts, booking, viewer),
  ]);
  return {
    ...presentSummary(booking, viewer, now, surroundings),
    roles: {
      ...(booking.payer === null ? {} : { payer: { name: booking.payer } }),
      ...(booking.driver === null ? {} : { driver: booking.driver }),
      driverChecked: await parts.drivers.mayDrive(licenceHolderOf(booking), booking.period.to),
      passengers: [...booking.passengers],
    },
    price: { lineItems: [...booking.lineItems], total: booking.total },
    deposit: booking.deposit,
    depositStanding: presentDeposit(booking),
    cancellationPolicy: booking.cancellationPolicy,
    ...(booking.fit ? { fit: { ...booking.fit, preparation: [...booking.fit.preparation] } } : {}),
    timeline: booking.timeline.map(presentTimeline),
    conversationId: booking.conversationId,
    ...pages,
    ...licenceOf(parts, booking, viewer, surroundings),
    ...presentDelivery(parts, booking, viewer),
    ...(vehicle ? { pickUp: { address: vehicle.address, location: vehicle.exactLocation } } : {}),
    ...presentProposal(booking),
    handover: presentHandover(booking),
    problems: booking.problems.map(presentProblem),
    ...presentOverage(booking),
    ...presentClaim(booking),
    ...(payout ? { payout } : {}),
    replacements: await replacementsOf(parts, booking, viewer, surroundings.vehicles),
    atRisk: booking.atRisk,
    can: allowedTransitions(withMoneyFacts(wholeBooking(booking, [])), viewer, now),
  };
}

export function presentCancellation(booking: BookingRecord, now: Date) {
  const { cancellationPolicy: policy, lineItems, stamps, period, timeZone: zone } = booking;
  const { back, lines, until } = settleCancellation({ policy, lineItems, confirmedAt: stamps.confirmedAt ?? now, start: period.from, zone, now, by: 'renter' });
  return { back, lines: [...lines], ...(until ? { until: until.toISOString() } : {}) };
}
