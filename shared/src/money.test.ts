import fc from 'fast-check';
import { addMoney, basisPoints, euros, moneySchema, multiplyMoney, roundMinor, splitByLargestRemainder, subtractMoney, sumMoney } from './money';

const amount = fc.integer({ min: -10_000_000, max: 10_000_000 });

describe('money', () => {
  it.each([
    [0.5, 1],
    [0.49, 0],
    [-0.5, 0],
    [-1.5, -1],
    [1.005 * 100, 101],
    [2.5, 3],
  ])('rounds %p to %p, half up', (value, rounded) => {
    expect(roundMinor(value)).toBe(rounded);
  });

  it('takes basis points with half a cent up', () => {
    expect(basisPoints(euros(1_005), 1_000)).toEqual(euros(101));
    expect(basisPoints(euros(999), 0)).toEqual(euros(0));
  });

  it('accepts whole minor units of a known currency only', () => {
    expect(moneySchema.safeParse({ amount: 1, currency: 'EUR' }).success).toBe(true);
    for (const bad of [{ amount: 0.5, currency: 'EUR' }, { amount: 1, currency: 'XXX' }, { amount: Infinity, currency: 'EUR' }]) {
      expect(moneySchema.safeParse(bad).success).toBe(false);
    }
  });

  it('undoes an addition by a subtraction', () => {
    fc.assert(fc.property(amount, amount, (a, b) => {
      expect(subtractMoney(addMoney(euros(a), euros(b)), euros(b))).toEqual(euros(a));
    }));
  });

  it('is off by at most half a unit after a multiplication', () => {
    fc.assert(fc.property(amount, fc.integer({ min: 0, max: 20_000 }), (a, bp) => {
      expect(Math.abs(multiplyMoney(euros(a), bp / 10_000).amount - (a * bp) / 10_000)).toBeLessThanOrEqual(0.5 + 1e-6);
    }));
  });

  it('splits without losing or making a cent, each part within one of its exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 }).filter((all) => all.some((w) => w > 0));
    fc.assert(fc.property(amount, weights, (total, parts) => {
      const split = splitByLargestRemainder(euros(total), parts);
      const whole = parts.reduce((a, b) => a + b, 0);
      expect(sumMoney(split).amount).toBe(total);
      split.forEach((part, index) => expect(Math.abs(part.amount - (total * (parts[index] ?? 0)) / whole)).toBeLessThan(1 + 1e-6));
    }));
  });

  it('gives an odd cent to the largest remainder, then to the first', () => {
    expect(splitByLargestRemainder(euros(100), [1, 1, 1]).map((m) => m.amount)).toEqual([34, 33, 33]);
    expect(splitByLargestRemainder(euros(10), [1, 2]).map((m) => m.amount)).toEqual([3, 7]);
    expect(splitByLargestRemainder(euros(10), [1, 3]).map((m) => m.amount)).toEqual([3, 7]);
  });

  it.each([[[]], [[0, 0]], [[-1, 2]]])('refuses the weights %j', (weights) => {
    expect(() => splitByLargestRemainder(euros(1), weights)).toThrow(RangeError);
  });
});
