import type { Booking } from '@passerelle/shared/bookings/contract';
import { isAccepted } from '@passerelle/shared/bookings/proposal';
import { paidByRenter, totalOf } from '@passerelle/shared/bookings/price';
import { subtractMoney, sumMoney } from '@passerelle/shared/money';
import { dayMs, periodToWire, plusMs } from '@passerelle/shared/time';
import type { BookingRecord, TimelineEntry } from './booking';
import type { BookingParts } from './parts';
import { seesPickUp, type ViewerRole } from './policy';
import type { HandoverRecord, ReportedProblem } from './evidence';

type OneOf<K extends keyof Booking> = Partial<Pick<Booking, K>>;

export const presentTimeline = ({ at, period, ...entry }: TimelineEntry): Booking['timeline'][number] => ({
  ...entry,
  at: at.toISOString(),
  ...(period ? { period: periodToWire(period) } : {}),
});

export const presentProblem = ({ at, by, kind, text }: ReportedProblem): Booking['problems'][number] => ({ at: at.toISOString(), by, kind, ...(text === null ? {} : { text }) });

export function presentDeposit({ stamps: { deposit = 'none', depositCaptureBefore }, charges }: BookingRecord): Booking['depositStanding'] {
  const taken = charges.filter(({ purpose }) => purpose === 'deposit').map(({ amount, returned }) => subtractMoney(amount, returned));
  return {
    state: deposit,
    ...(depositCaptureBefore ? { heldUntil: depositCaptureBefore.toISOString() } : {}),
    ...(taken.length > 0 ? { captured: sumMoney(taken) } : {}),
  };
}

/** An offer that waits, with what it changes of the price. */
export function presentProposal({ stamps: { proposal }, total }: BookingRecord): OneOf<'proposal'> {
  if (!proposal) return {};
  const { kind: name, by, expiresAt, period, lineItems, amount } = proposal;
  const wholly = lineItems && totalOf(lineItems, paidByRenter);
  return {
    proposal: {
      name,
      by,
      expiresAt: expiresAt.toISOString(),
      ...(period ? { period: periodToWire(period) } : {}),
      ...(wholly ? { total: wholly, difference: subtractMoney(wholly, total) } : {}),
      ...(amount ? { amount } : {}),
      accepted: isAccepted(proposal),
    },
  };
}

const presentReport = ({ actedAt, sentAt, signatures, photos, ...report }: HandoverRecord): NonNullable<Booking['handover']['checkIn']> => ({
  ...report,
  actedAt: actedAt.toISOString(),
  sentAt: sentAt.toISOString(),
  photos: [...photos],
  signatures: signatures.map(({ at, ...signature }) => ({ ...signature, at: at.toISOString() })),
});

export const presentHandover = ({ handover: { checkIn, checkOut } }: BookingRecord): Booking['handover'] => ({
  ...(checkIn ? { checkIn: presentReport(checkIn) } : {}),
  ...(checkOut ? { checkOut: presentReport(checkOut) } : {}),
});

/** The owner knows how far before they answer, and where to once it is confirmed. */
export function presentDelivery({ geo }: Pick<BookingParts, 'geo'>, { state, chosen: { delivery } }: BookingRecord, viewer: ViewerRole): OneOf<'delivery'> {
  if (!delivery) return {};
  const { km, to } = delivery;
  if (viewer === 'owner' && !seesPickUp(state)) return { delivery: { km } };
  const town = geo.nearestPlace(to)?.name;
  return { delivery: { km, to, ...(town === undefined ? {} : { town }) } };
}

/** What the return showed beyond the price, and when it is charged unless the renter says no. */
export function presentOverage({ stamps: { returnLines, overageShownAt, overageDisputedAt, overageChargedAt } }: BookingRecord): OneOf<'overage'> {
  if (!returnLines || !overageShownAt) return {};
  return {
    overage: {
      lines: [...returnLines],
      total: totalOf(returnLines, paidByRenter),
      chargedOn: plusMs(overageShownAt, dayMs).toISOString(),
      ...(overageDisputedAt ? { disputedAt: overageDisputedAt.toISOString() } : {}),
      ...(overageChargedAt ? { chargedAt: overageChargedAt.toISOString() } : {}),
    },
  };
}

export function presentClaim({ claim, due, stamps: { claimEscalatedAt } }: BookingRecord): OneOf<'claim'> {
  if (!claim) return {};
  const { openedAt, text, photoIds, estimatePhotoIds = [], estimate, answer, settled } = claim;
  return {
    claim: {
      openedAt: openedAt.toISOString(),
      text,
      photoIds: [...photoIds],
      estimatePhotoIds: [...estimatePhotoIds],
      ...(estimate ? { estimate } : {}),
      ...(answer ? { answer } : {}),
      ...(due?.name === 'claim-timeout' ? { until: due.at.toISOString() } : {}),
      supportDecides: claimEscalatedAt !== undefined,
      ...(settled ? { settled } : {}),
    },
  };
}
