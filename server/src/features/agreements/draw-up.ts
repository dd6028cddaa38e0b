import { bookingSettings } from '@passerelle/shared/bookings/settings';
import { euros } from '@passerelle/shared/money';
import { periodToWire } from '@passerelle/shared/time';
import type { BookingRecord } from '../bookings';
import { hashOf, type Agreement, type AgreementContent, type AgreementTerms, type SignedHandover } from './agreement';
import type { AgreementParts } from './parts';

async function termsOf({ accounts, vehicles }: AgreementParts, booking: BookingRecord): Promise<AgreementTerms> {
  const people = await accounts.people([booking.ownerId, booking.renterId]);
  const vehicle = await vehicles.forBooking(booking.vehicleId);
  if (!vehicle) throw new Error(`no vehicle ${booking.vehicleId}`);
  const { title, address, accessibility } = vehicle;
  const { access = null, spaces = [] } = accessibility;
  return {
    owner: people.get(booking.ownerId)?.displayName ?? '–',
    renter: people.get(booking.renterId)?.displayName ?? '–',
    car: { title, access: access && { type: access.type, operation: access.operation, side: access.side }, spaces: spaces.length, address },
    timeZone: booking.timeZone,
    cancellationPolicy: booking.cancellationPolicy,
    extraKm: euros(bookingSettings.extraKm),
  };
}

type HandoverRecord = NonNullable<BookingRecord['handover']['checkIn']>;

const signedHandover = ({ km, energyPercent, equipment, demonstrated, photos, note, signatures }: HandoverRecord): SignedHandover => ({
  km,
  energyPercent,
  equipment,
  demonstrated,
  photos: photos.length,
  note: note ?? null,
  signatures: signatures.map(({ by, typedName, at }) => ({ by, name: typedName, at: at.toISOString() })),
});

function contentOf(booking: BookingRecord, concludedAt: Date, terms: AgreementTerms): AgreementContent {
  const { id, period, lineItems, total, deposit, includedKm, driver, passengers, fit, handover } = booking;
  return {
    bookingId: id,
    concludedAt: concludedAt.toISOString(),
    terms,
    period: periodToWire(period),
    lineItems,
    total,
    deposit,
    includedKm,
    drivers: driver === null ? [] : [driver],
    passengers,
    verdict: fit?.verdict ?? null,
    checkIn: handover.checkIn && signedHandover(handover.checkIn),
    checkOut: handover.checkOut && signedHandover(handover.checkOut),
  };
}

/**
 * The agreement of a booking as it stands; null before it is confirmed. What has changed since the last version makes a new one, and
 * versions that were drawn up stay. The terms are those of the first, so that nobody changes an agreement by changing a listing.
 */
export async function drawUp(parts: AgreementParts, booking: BookingRecord): Promise<Agreement | null> {
  const { repository, context } = parts;
  const { confirmedAt } = booking.stamps;
  if (!confirmedAt) return null;
  const latest = await repository.latest(booking.id);
  const content = contentOf(booking, confirmedAt, latest?.content.terms ?? (await termsOf(parts, booking)));
  const hash = hashOf(content);
  if (latest?.hash === hash) return latest;
  const next: Agreement = { version: (latest?.version ?? 0) + 1, drawnUpAt: context.clock.now(), hash, content };
  // Who was faster has written this very version, or a newer one to begin from.
  return (await repository.add(next)) ? next : drawUp(parts, booking);
}
