import fc from 'fast-check';
import { euros, sumMoney } from '../money';
import { dayMs, hourMs, plusMs, zonedToInstant } from '../time';
import { cancellationPolicies, settleCancellation, type CancellationPolicy, type CancellationQuestion } from './cancellation';
import { priceDays } from './price';

const zone = 'Europe/Paris';
const at = (local: string): Date => zonedToInstant(local, zone);
const pricing = { perDay: euros(6_000), weekDiscountPercent: 10, monthDiscountPercent: 25, kmPerDay: 150 };
const options = { delivery: { km: 10, perKm: euros(100) }, kmPackage: { km: 100, price: euros(1_501) } };
const { lineItems, total, ownerShare } = priceDays({ pricing, days: 2, options });
const base: CancellationQuestion = { policy: 'moderate', lineItems, confirmedAt: at('2026-04-01T10:00'), start: at('2026-06-20T10:00'), zone, now: at('2026-04-02T10:00'), by: 'renter' };
const settle = (more: Partial<CancellationQuestion>) => settleCancellation({ ...base, ...more });
const second = 1_000;

describe('how much comes back when the renter cancels', () => {
  it.each<[CancellationPolicy, string, 'everything' | 'half', 'half' | 'nothing']>([
    ['flexible', '2026-06-19T10:00', 'everything', 'half'],
    ['flexible', '2026-06-20T10:00', 'half', 'nothing'],
    ['moderate', '2026-06-15T10:00', 'everything', 'half'],
    ['moderate', '2026-06-19T10:00', 'half', 'nothing'],
    ['strict', '2026-04-03T10:00', 'everything', 'half'],
    ['strict', '2026-06-13T10:00', 'half', 'nothing'],
  ])('%s, until %s: %s, then %s; the boundary is the renter\'s', (policy, boundary, before, after) => {
    const instant = at(boundary);
    expect(settle({ policy, now: plusMs(instant, -second) })).toMatchObject({ share: before, until: instant });
    expect(settle({ policy, now: instant })).toMatchObject({ share: before, until: instant });
    expect(settle({ policy, now: plusMs(instant, 1) }).share).toBe(after);
  });

  const march = 'over the March change';
  const october = 'over the October change';
  const paris = 'Europe/Paris';
  /** Its clocks never change; the dates are those on which they do in Paris. */
  const reunion = 'Indian/Reunion';
  it.each<[string, string, CancellationPolicy, string, string, number]>([
    [paris, `five calendar days ${october}`, 'moderate', '2026-10-28T10:00', '2026-10-23T10:00', 121],
    [paris, `five calendar days ${march}`, 'moderate', '2026-03-31T10:00', '2026-03-26T10:00', 119],
    [paris, `24 hours ${october}`, 'flexible', '2026-10-25T10:00', '2026-10-24T11:00', 24],
    [paris, `24 hours ${march}`, 'flexible', '2026-03-29T10:00', '2026-03-28T09:00', 24],
    [paris, 'five days before an early March start, over a leap day', 'moderate', '2028-03-03T10:00', '2028-02-27T10:00', 120],
    [paris, 'five days before an early March start, without one', 'moderate', '2027-03-03T10:00', '2027-02-26T10:00', 120],
    [paris, '24 hours that end on a leap day', 'flexible', '2028-02-29T10:00', '2028-02-28T10:00', 24],
    [reunion, `five calendar days ${october}`, 'moderate', '2026-10-28T10:00', '2026-10-23T10:00', 120],
    [reunion, `five calendar days ${march}`, 'moderate', '2026-03-31T10:00', '2026-03-26T10:00', 120],
    [reunion, `24 hours ${october}`, 'flexible', '2026-10-25T10:00', '2026-10-24T10:00', 24],
    [reunion, `24 hours ${march}`, 'flexible', '2026-03-29T10:00', '2026-03-28T10:00', 24],
    [reunion, 'five days before an early March start, over a leap day', 'moderate', '2028-03-03T10:00', '2028-02-27T10:00', 120],
  ])('%s, %s: %s, everything comes back of what starts at %s until %s, %i hours before', (place, _, policy, start, boundary, hours) => {
    const [begin, instant] = [zonedToInstant(start, place), zonedToInstant(boundary, place)];
    expect((begin.getTime() - instant.getTime()) / hourMs).toBe(hours);
    const share = (now: Date) => settle({ policy, zone: place, start: begin, confirmedAt: plusMs(begin, -60 * dayMs), now }).share;
    expect([share(instant), share(plusMs(instant, 1))]).toEqual(['everything', 'half']);
  });

  it.each<[string, string, string, string, number]>([
    [paris, october, '2026-10-28T10:00', '2026-10-21T10:00', 169],
    [paris, march, '2026-03-31T10:00', '2026-03-24T10:00', 167],
    [paris, 'over a leap day', '2028-03-03T10:00', '2028-02-25T10:00', 168],
    [reunion, october, '2026-10-28T10:00', '2026-10-21T10:00', 168],
    [reunion, march, '2026-03-31T10:00', '2026-03-24T10:00', 168],
    [reunion, 'over a leap day', '2028-03-03T10:00', '2028-02-25T10:00', 168],
  ])('%s, %s: strict, half comes back of what starts at %s until %s, seven calendar days that are %i hours', (place, _, start, boundary, hours) => {
    const [begin, instant] = [zonedToInstant(start, place), zonedToInstant(boundary, place)];
    expect((begin.getTime() - instant.getTime()) / hourMs).toBe(hours);
    const share = (now: Date) => settle({ policy: 'strict', zone: place, start: begin, confirmedAt: plusMs(begin, -60 * dayMs), now }).share;
    expect([share(instant), share(plusMs(instant, 1))]).toEqual(['half', 'nothing']);
  });

  it('is everything within an hour of confirmation, whatever the policy, but not after the start', () => {
    for (const policy of cancellationPolicies) {
      const confirmedAt = at('2026-06-20T06:00');
      expect(settle({ policy, confirmedAt, now: plusMs(confirmedAt, hourMs) })).toMatchObject({ share: 'everything', until: plusMs(confirmedAt, hourMs) });
      expect(settle({ policy, confirmedAt, now: plusMs(confirmedAt, hourMs + 1) }).share).toBe(policy === 'flexible' ? 'half' : 'nothing');
      const late = plusMs(base.start, -10 * 60 * second);
      expect(settle({ policy, confirmedAt: late, now: base.start })).toMatchObject({ share: 'everything', until: base.start });
      expect(settle({ policy, confirmedAt: late, now: plusMs(base.start, 1) }).share).toBe('nothing');
    }
  });

  it('strict gives 48 hours only where the start is 14 calendar days away or more', () => {
    const far = at('2026-06-06T10:00');
    expect(settle({ policy: 'strict', confirmedAt: far, now: plusMs(far, 48 * hourMs) }).share).toBe('everything');
    const near = plusMs(far, 1);
    expect(settle({ policy: 'strict', confirmedAt: near, now: plusMs(near, 48 * hourMs) }).share).toBe('half');
  });

  it('is half of the rental, and insurance and delivery whole, without the service fee', () => {
    const half = settle({ now: at('2026-06-16T10:00') });
    expect(half.lines).toEqual([
      { code: 'days', total: euros(12_000), back: euros(6_000) },
      { code: 'km_package', total: euros(1_501), back: euros(751) },
      { code: 'delivery', total: euros(1_000), back: euros(1_000) },
      { code: 'insurance', total: euros(1_800), back: euros(1_800) },
      { code: 'service_fee', total: euros(1_350), back: euros(0) },
    ]);
    expect(half).toMatchObject({ back: euros(9_551), kept: euros(8_100), commission: euros(1_012), ownerShare: euros(5_738) });
  });

  it('gives half a cent to the renter once, not on every line', () => {
    const odd = priceDays({ pricing: { ...pricing, perDay: euros(6_001) }, days: 7, options }).lineItems;
    const { lines } = settle({ lineItems: odd, now: at('2026-06-16T10:00') });
    const rental = lines.filter(({ code }) => ['days', 'week_discount', 'km_package'].includes(code));
    expect(sumMoney(rental.map(({ back }) => back)).amount).toBe(Math.ceil(sumMoney(rental.map((line) => line.total)).amount / 2));
  });

  it('is nothing of the rental afterwards, but delivery not done and insurance not begun', () => {
    const none = settle({ now: plusMs(base.start, hourMs) });
    expect(none).toMatchObject({ share: 'nothing', back: euros(2_800) });
    expect(none.until).toBeUndefined();
    expect(settle({ now: plusMs(base.start, hourMs), deliveryDone: true, insuranceBegun: true }).back).toEqual(euros(0));
  });

  it('is everything when the owner cancels, and when support finds a reason that is not the renter\'s', () => {
    const now = plusMs(base.start, hourMs);
    expect(settle({ now, by: 'owner' })).toMatchObject({ share: 'everything', back: total, kept: euros(0), ownerShare: euros(0), commission: euros(0) });
    for (const reason of ['misfit', 'owner_absent', 'health'] as const) {
      expect(settle({ now, by: 'support', reason }).back).toEqual(total);
      expect(settle({ now, by: 'renter', reason }).share).toBe('nothing');
    }
    expect(settle({ now, by: 'support' }).share).toBe('nothing');
  });

  it('never loses a cent, and never gives back more later than sooner', () => {
    const hours = fc.integer({ min: 1, max: 80 * 24 });
    fc.assert(fc.property(fc.constantFrom(...cancellationPolicies), hours, hours, fc.integer({ min: 500, max: 50_000 }), fc.integer({ min: 1, max: 60 }), (policy, a, b, perDay, days) => {
      const priced = priceDays({ pricing: { ...pricing, perDay: euros(perDay) }, days, options });
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((hour) => settle({ policy, lineItems: priced.lineItems, now: plusMs(base.confirmedAt, hour * hourMs) }));
      if (!sooner || !later) throw new Error('two settlements');
      expect(later.back.amount).toBeLessThanOrEqual(sooner.back.amount);
      for (const each of [sooner, later]) {
        expect(each.back.amount + each.kept.amount).toBe(priced.total.amount);
        expect(sumMoney(each.lines.map(({ back }) => back))).toEqual(each.back);
        expect(sumMoney(Object.values(each.returnedBy))).toEqual(each.back);
        expect(each.ownerShare.amount).toBeGreaterThanOrEqual(0);
        expect(each.returnedBy.owner.amount + each.ownerShare.amount).toBe(priced.ownerShare.amount);
      }
    }));
  });

  it('leaves the owner the whole share when nothing comes back', () => {
    expect(settle({ now: plusMs(base.start, hourMs), deliveryDone: true, insuranceBegun: true }).ownerShare).toEqual(ownerShare);
  });
});
