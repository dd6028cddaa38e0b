/**
 * What an installation charges and promises unless a vehicle says otherwise. Rates are basis points of the
 * rental, amounts are minor units of the currency.
 */
export interface BookingSettings {
  readonly serviceFeeBp: number;
  readonly commissionBp: number;
  readonly insurancePerDay: number;
  readonly deposit: number;
  readonly kmPerDay: number;
  readonly bufferHours: number;
  readonly noticeHours: number;
  readonly leadHours: number;
  readonly daysAhead: number;
  readonly quoteMinutes: number;
  /** A rental of this many days earns the week's discount, and of `monthDays` the month's instead. */
  readonly weekDays: number;
  readonly monthDays: number;
  readonly cancellationPolicy: 'flexible' | 'moderate' | 'strict';
  /**
   * Of a day's price, for each hour begun after the agreed end, and at most a day's price for each 24 hours: an hour late
   * costs more than an hour asked for in time, a day late no more than a day extended.
   */
  readonly lateHourBp: number;
  /** For each km beyond those included. */
  readonly extraKm: number;
  /** For each percent of energy that is missing: what filling up costs; no commission is taken on it. */
  readonly energyPercent: number;
  /** Above this amount support acts with a second person. */
  readonly secondPersonAbove: number;
}

export const bookingSettings: BookingSettings = {
  serviceFeeBp: 1_000,
  commissionBp: 1_500,
  insurancePerDay: 900,
  deposit: 50_000,
  kmPerDay: 150,
  bufferHours: 1,
  noticeHours: 2,
  leadHours: 4,
  daysAhead: 365,
  quoteMinutes: 30,
  weekDays: 7,
  monthDays: 28,
  cancellationPolicy: 'moderate',
  lateHourBp: 1_500,
  extraKm: 30,
  energyPercent: 120,
  secondPersonAbove: 20_000,
};
