import { priceRental } from '@passerelle/shared/bookings/price';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import { checkFit } from '@passerelle/shared/fit/fit';
import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';
import { preparationFor } from '@passerelle/shared/fit/preparation';
import { problem } from '@passerelle/shared/problem';
import { minuteMs, plusMs, type Period } from '@passerelle/shared/time';
import type { BookingFit, BookingRecord } from './booking';
import { chooseOptions, optionsOf, type OptionsWanted } from './chosen-options';
import type { BookingParts } from './parts';
import { checkDates, type QuoteRecord } from './quote';

export interface QuoteRequest extends OptionsWanted {
  readonly vehicleId: string;
  readonly period: Period;
  readonly wheelchairs: readonly Wheelchair[];
  /** The booking that is to be changed to these dates: its own are not in its way, and its verdict stands. */
  readonly changes?: BookingRecord | undefined;
}

function fitOf(accessibility: Accessibility, wheelchairs: readonly Wheelchair[]): BookingFit | null {
  if (wheelchairs.length === 0) return null;
  const result = checkFit(accessibility, wheelchairs);
  if (result.verdict === null) return null;
  return { verdict: result.verdict, ruleVersion: result.ruleVersion, preparation: preparationFor(accessibility, wheelchairs, result) };
}

/** A price for a car and dates, kept for 30 minutes. The wheelchairs are looked at and forgotten. */
export async function makeQuote({ context, quotes, vehicles }: BookingParts, { vehicleId, period, wheelchairs, changes, ...wanted }: QuoteRequest): Promise<QuoteRecord> {
  const now = context.clock.now();
  const vehicle = await vehicles.forBooking(vehicleId);
  if (!vehicle) throw problem('vehicles.not_found');
  if (!changes && vehicle.status !== 'published') throw problem('bookings.vehicle_not_offered');
  // A trip that has begun is extended from its start on.
  if (changes?.period.from.getTime() !== period.from.getTime()) checkDates(period, vehicle.instant, now);
  if (!(await vehicles.calendar.isFree(vehicleId, period, changes?.id))) throw problem('bookings.dates_taken');
  const chosen = changes?.chosen ?? chooseOptions(vehicle, wanted);
  const { lineItems, total, deposit, includedKm } = priceRental({ pricing: vehicle.pricing, period, zone: vehicle.timeZone, options: optionsOf(chosen) });
  const quote: QuoteRecord = {
    id: context.newId('quo'),
    vehicleId,
    period,
    lineItems,
    total,
    includedKm,
    chosen,
    deposit,
    cancellationPolicy: vehicle.cancellationPolicy,
    instant: vehicle.instant,
    fit: changes?.fit ?? fitOf(vehicle.accessibility, wheelchairs),
    expiresAt: plusMs(now, bookingSettings.quoteMinutes * minuteMs),
    bookingId: null,
    accountId: null,
  };
  await quotes.add(quote);
  return quote;
}
