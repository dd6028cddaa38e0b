import { basisPoints, multiplyMoney, negateMoney, subtractMoney, sumMoney, type Money } from '../money';
import { rentalDays, type Period } from '../time';
import { bookingSettings, type BookingSettings } from './settings';

export type LinePayer = 'renter' | 'owner';
export type LineRecipient = 'owner' | 'platform' | 'insurance';

/** `quantity` times `unit` is `total`. The owner's commission is the one line that the renter does not pay. */
export interface LineItem {
  readonly code: string;
  readonly quantity: number;
  readonly unit: Money;
  readonly total: Money;
  readonly paidBy: LinePayer;
  readonly goesTo: LineRecipient;
}

export interface RentalPricing {
  readonly perDay: Money;
  readonly weekDiscountPercent: number;
  readonly monthDiscountPercent: number;
  /** Included; what is driven beyond is charged after the return. */
  readonly kmPerDay: number;
}

export interface RentalOptions {
  readonly kmPackage?: { readonly km: number; readonly price: Money } | undefined;
  /** The distance is that from the vehicle's public position, in km, rounded to 0.5. */
  readonly delivery?: { readonly km: number; readonly perKm: Money } | undefined;
  readonly extras?: readonly { readonly code: string; readonly unit: Money; readonly per: 'day' | 'rental' }[] | undefined;
}

export interface RentalPrice {
  readonly days: number;
  readonly includedKm: number;
  readonly lineItems: readonly LineItem[];
  /** What the renter pays: the sum of the lines paid by the renter. The deposit is apart. */
  readonly total: Money;
  readonly deposit: Money;
  /** What the owner gets: their lines less the commission. */
  readonly ownerShare: Money;
}

const rentalCodes = ['days', 'week_discount', 'month_discount', 'km_package'];
/** True for the lines of "the rental": days, discounts, km package and extras. */
export const isRentalLine = ({ code }: Pick<LineItem, 'code'>): boolean => rentalCodes.includes(code) || code.startsWith('extra.');

export const totalOf = (lines: readonly LineItem[], which: (line: LineItem) => boolean): Money => {
  const totals: Money[] = [];
  for (const line of lines) if (which(line)) totals.push(line.total);
  return sumMoney(totals);
};

export const paidByRenter = ({ paidBy }: LineItem): boolean => paidBy === 'renter';

/** What the owner gets of these lines: what goes to them less what they pay. */
export const ownerShareOf = (lines: readonly LineItem[]): Money =>
  subtractMoney(totalOf(lines, ({ goesTo }) => goesTo === 'owner'), totalOf(lines, ({ paidBy }) => paidBy === 'owner'));

const line = (code: string, quantity: number, unit: Money, goesTo: LineRecipient, paidBy: LinePayer = 'renter'): LineItem => ({
  code,
  quantity,
  unit,
  total: multiplyMoney(unit, quantity),
  paidBy,
  goesTo,
});

const discountLines = (pricing: RentalPricing, days: number, settings: BookingSettings): LineItem[] => {
  const ofMonth = days >= settings.monthDays && pricing.monthDiscountPercent > 0;
  const percent = ofMonth ? pricing.monthDiscountPercent : days >= settings.weekDays ? pricing.weekDiscountPercent : 0;
  const discount = basisPoints(multiplyMoney(pricing.perDay, days), percent * 100);
  return discount.amount > 0 ? [line(ofMonth ? 'month_discount' : 'week_discount', 1, negateMoney(discount), 'owner')] : [];
};

const optionLines = ({ kmPackage, delivery, extras = [] }: RentalOptions, days: number): LineItem[] => [
  ...(kmPackage ? [line('km_package', 1, kmPackage.price, 'owner')] : []),
  ...extras.map(({ code, unit, per }) => line(`extra.${code}`, per === 'day' ? days : 1, unit, 'owner')),
  ...(delivery ? [line('delivery', delivery.km, delivery.perKm, 'owner')] : []),
];

/**
 * The price of so many rental days; pure, so that search and quote cannot disagree. The service fee is taken
 * on the rental, the commission on all that goes to the owner. Source: booking-process, "Price".
 */
export const priceDays = (
  { pricing, days, options = {}, settings = bookingSettings }:
  { readonly pricing: RentalPricing; readonly days: number; readonly options?: RentalOptions; readonly settings?: BookingSettings },
): RentalPrice => {
  const { currency } = pricing.perDay;
  const forOwner = [
    line('days', days, pricing.perDay, 'owner'),
    ...discountLines(pricing, days, settings),
    ...optionLines(options, days),
  ];
  const lineItems = [
    ...forOwner,
    line('insurance', days, { amount: settings.insurancePerDay, currency }, 'insurance'),
    line('service_fee', 1, basisPoints(totalOf(forOwner, isRentalLine), settings.serviceFeeBp), 'platform'),
    line('commission', 1, basisPoints(totalOf(forOwner, () => true), settings.commissionBp), 'platform', 'owner'),
  ];
  return {
    days,
    includedKm: days * pricing.kmPerDay + (options.kmPackage?.km ?? 0),
    lineItems,
    total: totalOf(lineItems, paidByRenter),
    deposit: { amount: settings.deposit, currency },
    ownerShare: ownerShareOf(lineItems),
  };
};

/** The price of a period in the vehicle's time zone: see `rentalDays` for what a day is. */
export const priceRental = (
  { period, zone, ...rest }:
  { readonly pricing: RentalPricing; readonly period: Period; readonly zone: string; readonly options?: RentalOptions; readonly settings?: BookingSettings },
): RentalPrice => priceDays({ ...rest, days: rentalDays(period, zone) });
