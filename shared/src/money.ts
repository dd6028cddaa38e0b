import { z } from 'zod';

/** Integer minor units (cents) and the currency they are in. Another country is another literal here. */
export const moneySchema = z.object({
  amount: z.int(),
  currency: z.literal('EUR'),
});
export type Money = z.infer<typeof moneySchema>;
export type Currency = Money['currency'];

export const euros = (amount: number): Money => ({ amount, currency: 'EUR' });

/**
 * The one rounding function: to the nearest minor unit, an exact half goes up (towards plus infinity), so
 * that half a cent of a refund belongs to the renter. Inputs within a billionth of a half count as the half,
 * because a quotient of two integers is not exact in binary.
 */
export const roundMinor = (value: number): number => {
  const rounded = Math.floor(value + 0.5 + 1e-9);
  return rounded === 0 ? 0 : rounded;
};

const sameCurrency = (a: Money, b: Money): Currency => {
  if (a.currency !== b.currency) throw new RangeError(`currencies differ: ${a.currency} and ${b.currency}`);
  return a.currency;
};

export const addMoney = (a: Money, b: Money): Money => ({ amount: a.amount + b.amount, currency: sameCurrency(a, b) });
export const subtractMoney = (a: Money, b: Money): Money => ({ amount: a.amount - b.amount, currency: sameCurrency(a, b) });
/** `factor` may be a fraction; the product is rounded by `roundMinor`. */
export const multiplyMoney = (a: Money, factor: number): Money => ({ amount: roundMinor(a.amount * factor), currency: a.currency });
export const negateMoney = (a: Money): Money => ({ amount: a.amount === 0 ? 0 : -a.amount, currency: a.currency });
export const sumMoney = (all: Iterable<Money>, currency: Currency = 'EUR'): Money => {
  const sum = { amount: 0, currency };
  for (const money of all) {
    sum.currency = sameCurrency(sum, money);
    sum.amount += money.amount;
  }
  return sum;
};

/** `bp` basis points (1/10,000) of an amount, rounded by `roundMinor`. */
export const basisPoints = (amount: Money, bp: number): Money => ({
  amount: roundMinor((amount.amount * bp) / 10_000),
  currency: amount.currency,
});

/**
 * Splits an amount in proportion to weights (zero or more, not all zero), so that the parts are whole minor
 * units and add up to the amount exactly. Equal remainders favour the earlier part.
 */
export const splitByLargestRemainder = (total: Money, weights: readonly number[]): Money[] => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(whole > 0) || weights.some((weight) => weight < 0)) throw new RangeError('weights must be zero or more, and not all zero');
  const sign = total.amount < 0 ? -1 : 1;
  const magnitude = Math.abs(total.amount);
  const parts = weights.map((weight, index) => {
    const exact = (magnitude * weight) / whole;
    return { index, units: Math.floor(exact), remainder: exact - Math.floor(exact) };
  });
  let left = magnitude - parts.reduce((sum, part) => sum + part.units, 0);
  for (const part of [...parts].sort((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left <= 0) break;
    part.units += 1;
    left -= 1;
  }
  return parts.map(({ units }) => ({ amount: units === 0 ? 0 : sign * units, currency: total.currency }));
};
