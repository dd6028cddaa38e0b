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
};
