import type { CancellationPolicy } from '@passerelle/shared/bookings/cancellation';
import type { LineItem } from '@passerelle/shared/bookings/price';
import { bookingSettings } from '@passerelle/shared/bookings/settings';
import type { Money } from '@passerelle/shared/money';
import { problem, type Problem, type ProblemCode } from '@passerelle/shared/problem';
import { dayMs, hourMs, plusMs, type Period } from '@passerelle/shared/time';
import type { BookingFit } from './booking';
import type { ChosenOptions } from './chosen-options';

export interface QuoteRecord {
  readonly id: string;
  readonly vehicleId: string;
  readonly period: Period;
  readonly lineItems: readonly LineItem[];
  readonly total: Money;
  readonly includedKm: number;
  readonly chosen: ChosenOptions;
  readonly deposit: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly instant: boolean;
  readonly fit: BookingFit | null;
  readonly expiresAt: Date;
  readonly bookingId: string | null;
  /** The first account that asked with it; nobody else may use it. */
  readonly accountId: string | null;
}

const atStart = (code: ProblemCode, values: Record<string, number> = {}): Problem =>
  problem(code, { values, errors: [{ path: 'period.from', code }] });

/** Throws when a car cannot be asked for at these dates, whoever asks: past, too soon, too far ahead. */
export function checkDates({ from }: Period, instant: boolean, now: Date): void {
  const { noticeHours, leadHours, daysAhead } = bookingSettings;
  const hours = instant ? noticeHours : Math.max(noticeHours, leadHours);
  if (from < now) throw atStart('bookings.period_in_the_past');
  if (from < plusMs(now, hours * hourMs)) throw atStart('bookings.lead_too_short', { hours });
  if (from > plusMs(now, daysAhead * dayMs)) throw atStart('bookings.too_far_ahead', { days: daysAhead });
}

/** In which way a quote can be used by this account, at this moment. */
export function quoteStanding(quote: QuoteRecord, accountId: string, now: Date): 'usable' | 'used' | 'expired' | 'foreign' {
  if (quote.accountId !== null && quote.accountId !== accountId) return 'foreign';
  if (quote.bookingId !== null) return 'used';
  return now < quote.expiresAt ? 'usable' : 'expired';
}
