import fc from 'fast-check';
import { euros, sumMoney } from '../money';
import { zonedToInstant } from '../time';
import { isRentalLine, priceDays, priceRental, type RentalOptions, type RentalPricing } from './price';
import { bookingSettings } from './settings';

const zone = 'Europe/Paris';
const pricing: RentalPricing = { perDay: euros(6_000), weekDiscountPercent: 10, monthDiscountPercent: 25, kmPerDay: 150 };
const codes = (days: number, options: RentalOptions = {}): string[] =>
  priceDays({ pricing, days, options }).lineItems.map(({ code, total }) => `${code} ${total.amount}`);

const price = fc.integer({ min: 0, max: 50_000 }).map(euros);
const anyPricing = fc.record({
  perDay: price,
  weekDiscountPercent: fc.integer({ min: 0, max: 60 }),
  monthDiscountPercent: fc.integer({ min: 0, max: 80 }),
  kmPerDay: fc.integer({ min: 50, max: 1_000 }),
});
const anyOptions: fc.Arbitrary<RentalOptions> = fc.record({
  kmPackage: fc.option(fc.record({ km: fc.nat(1_000), price }), { nil: undefined }),
  delivery: fc.option(fc.record({ km: fc.nat(100).map((half) => half / 2), perKm: fc.nat(300).map(euros) }), { nil: undefined }),
  extras: fc.array(fc.record({ code: fc.constantFrom('child_seat', 'winch'), unit: price, per: fc.constantFrom('day' as const, 'rental' as const) }), { maxLength: 3 }),
});

describe('the price of a rental', () => {
  it('says who pays each line and who gets it', () => {
    expect(priceDays({ pricing, days: 2 })).toEqual({
      days: 2,
      includedKm: 300,
      lineItems: [
        { code: 'days', quantity: 2, unit: euros(6_000), total: euros(12_000), paidBy: 'renter', goesTo: 'owner' },
        { code: 'insurance', quantity: 2, unit: euros(900), total: euros(1_800), paidBy: 'renter', goesTo: 'insurance' },
        { code: 'service_fee', quantity: 1, unit: euros(1_200), total: euros(1_200), paidBy: 'renter', goesTo: 'platform' },
        { code: 'commission', quantity: 1, unit: euros(1_800), total: euros(1_800), paidBy: 'owner', goesTo: 'platform' },
      ],
      total: euros(15_000),
      deposit: euros(50_000),
      ownerShare: euros(10_200),
    });
  });

  it.each([
    [6, 'days 36000', undefined],
    [7, 'days 42000', 'week_discount -4200'],
    [27, 'days 162000', 'week_discount -16200'],
    [28, 'days 168000', 'month_discount -42000'],
  ])('of %i days has the discount of its length', (days, first, discount) => {
    expect(codes(days).filter((code) => code.startsWith('days') || code.includes('discount'))).toEqual([first, discount].filter(Boolean));
  });

  it('keeps the discount of a week where a month has none', () => {
    const lines = priceDays({ pricing: { ...pricing, monthDiscountPercent: 0 }, days: 30 }).lineItems;
    expect(lines.map(({ code }) => code)).toContain('week_discount');
  });

  it('adds what was chosen; the service fee is on the rental, the commission on all the owner gets', () => {
    const options: RentalOptions = {
      kmPackage: { km: 200, price: euros(3_000) },
      delivery: { km: 10.5, perKm: euros(100) },
      extras: [{ code: 'child_seat', unit: euros(500), per: 'day' }, { code: 'winch', unit: euros(1_000), per: 'rental' }],
    };
    expect(codes(2, options)).toEqual([
      'days 12000', 'km_package 3000', 'extra.child_seat 1000', 'extra.winch 1000', 'delivery 1050', 'insurance 1800', 'service_fee 1700', 'commission 2708',
    ]);
    expect(priceDays({ pricing, days: 2, options }).includedKm).toBe(500);
  });

  it('counts 25 hours over the October change as one day', () => {
    const period = { from: zonedToInstant('2026-10-24T10:00', zone), to: zonedToInstant('2026-10-25T10:00', zone) };
    expect(priceRental({ pricing, period, zone })).toEqual(priceDays({ pricing, days: 1 }));
  });

  it('adds up: the renter pays what owner, platform and insurance get', () => {
    fc.assert(fc.property(anyPricing, fc.integer({ min: 1, max: 366 }), anyOptions, (each, days, options) => {
      const { lineItems, total, ownerShare } = priceDays({ pricing: each, days, options });
      const paid = sumMoney(lineItems.filter(({ paidBy }) => paidBy === 'renter').map((line) => line.total)).amount;
      const others = sumMoney(lineItems.filter(({ goesTo }) => goesTo !== 'owner').map((line) => line.total)).amount;
      expect(total.amount).toBe(paid);
      expect(ownerShare.amount + others).toBe(paid);
      expect(ownerShare.amount).toBeGreaterThanOrEqual(0);
      for (const { quantity, unit, total: lineTotal } of lineItems) expect(Math.abs(quantity * unit.amount - lineTotal.amount)).toBeLessThanOrEqual(0.5);
      expect(lineItems.every((line) => Number.isInteger(line.total.amount))).toBe(true);
    }));
  });

  it('never costs more for the rental with a discount than without', () => {
    fc.assert(fc.property(anyPricing, fc.integer({ min: 1, max: 366 }), (each, days) => {
      const full = priceDays({ pricing: { ...each, weekDiscountPercent: 0, monthDiscountPercent: 0 }, days });
      const rental = (lines: typeof full.lineItems) => sumMoney(lines.filter(isRentalLine).map((line) => line.total)).amount;
      expect(rental(priceDays({ pricing: each, days }).lineItems)).toBeLessThanOrEqual(rental(full.lineItems));
    }));
  });

  it('takes its rates from the settings', () => {
    const free = { ...bookingSettings, serviceFeeBp: 0, commissionBp: 0, insurancePerDay: 0, deposit: 1 };
    expect(priceDays({ pricing, days: 1, settings: free })).toMatchObject({ total: euros(6_000), ownerShare: euros(6_000), deposit: euros(1) });
  });
});
