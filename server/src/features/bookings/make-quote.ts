import { priceRental } from '@passerelle/shared/bookings/price';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import { checkFit } from '@passerelle/shared/fit/fit';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import { preparationFor } from '@passerelle/shared/fit/preparation';
import type { Accessibility } from '@passerelle/shared/fit/model';
import { problem } from '@passerelle/shared/problem';
import { minuteMs, plusMs, type Period } from '@passerelle/shared/time';
import type { BookingFit } from './booking';
import type { BookingParts } from './parts';
import { checkDates, type QuoteRecord } from './quote';

function fitOf(accessibility: Accessibility, wheelchairs: readonly Wheelchair[]): BookingFit | null {
  if (wheelchairs.length === 0) return null;
  const result = checkFit(accessibility, wheelchairs);
  if (result.verdict === null) return null;
  return { verdict: result.verdict, ruleVersion: result.ruleVersion, preparation: preparationFor(accessibility, wheelchairs, result) };
}

/** A price for a car and dates, kept for 30 minutes. The wheelchairs are looked at and forgotten. */
export async function makeQuote(
  { context, repository, vehicles }: BookingParts,
  { vehicleId, period, wheelchairs }: { vehicleId: string; period: Period; wheelchairs: readonly Wheelchair[] },
): Promise<QuoteRecord> {
  const now = context.clock.now();
  const vehicle = await vehicles.forBooking(vehicleId);
  if (!vehicle) throw problem('vehicles.not_found');
  if (vehicle.status !== 'published') throw problem('bookings.vehicle_not_offered');
  checkDates(period, vehicle.instant, now);
  if (!(await vehicles.calendar.isFree(vehicleId, period))) throw problem('bookings.dates_taken');
  const { lineItems, total, deposit } = priceRental({ pricing: vehicle.pricing, period, zone: vehicle.timeZone });
  const quote: QuoteRecord = {
    id: context.newId('quo'),
    vehicleId,
    period,
    lineItems,
    total,
    deposit,
    cancellationPolicy: vehicle.cancellationPolicy,
    instant: vehicle.instant,
    fit: fitOf(vehicle.accessibility, wheelchairs),
    expiresAt: plusMs(now, bookingSettings.quoteMinutes * minuteMs),
    bookingId: null,
    accountId: null,
  };
  await repository.addQuote(quote);
  return quote;
}
