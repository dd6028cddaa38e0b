import fc from 'fast-check';
import { priceRental } from '@passerelle/shared/bookings/price';
import { checkDriver } from '@passerelle/shared/fit/driver';
import { checkFit } from '@passerelle/shared/fit/fit';
import { rankingScore } from '@passerelle/shared/search/ranking';
import type { SearchQuery, SearchReply } from '@passerelle/shared/search/contract';
import { distanceKm } from '../geo';
import type { SearchableVehicle } from '../vehicles';
import { answerSearch } from './answer-search';
import { accessibility, afterMonday, anyCars, anyQuestion, car, chair, question } from './search-fixtures';

const hour = 3_600_000;
const order = ['fits', 'tight', 'unknown', 'does_not_fit'];

/** The same search, the plain way: every rule once over every car, nothing shared with the real one but fit, price and distance. */
function plainly(cars: readonly SearchableVehicle[], query: SearchQuery) {
  const { near, bounds, filters, wheelchairs = [] } = query;
  const inView = ({ location: { lat, lon } }: SearchableVehicle, radius: number) => {
    if (near) return distanceKm(near, { lat, lon }) <= radius;
    if (!bounds || lat > bounds.north || lat < bounds.south) return false;
    return bounds.west <= bounds.east ? lon >= bounds.west && lon <= bounds.east : lon >= bounds.west || lon <= bounds.east;
  };
  const isOpen = ({ entries }: SearchableVehicle) => {
    if (!query.period) return true;
    const [from, to] = [Date.parse(query.period.from), Date.parse(query.period.to)];
    return entries.every((entry) => {
      const buffer = entry.kind === 'block' ? 0 : hour;
      return to + buffer <= entry.from.getTime() || from >= entry.to.getTime() + buffer;
    });
  };
  const asked = (c: SearchableVehicle, but?: string) => {
    const { access, driving, modes } = c.accessibility;
    return (
      (but === 'instant' || !filters.instant || c.instant) &&
      (but === 'access' || !filters.access || access?.type === filters.access) &&
      (but === 'side' || !filters.side || access?.side === filters.side) &&
      (but === 'gearbox' || !filters.gearbox || driving?.gearbox === filters.gearbox) &&
      (but === 'mode' || !filters.mode || modes.includes(filters.mode)) &&
      (!filters.powered || access?.operation === 'powered') &&
      (!filters.winch || Boolean(access?.winch)) &&
      (filters.maxPerDay === undefined || c.pricing.perDay.amount <= filters.maxPerDay) &&
      (!query.driver || checkDriver(driving, query.driver.licenceCodes) !== 'no')
    );
  };
  const verdict = (c: SearchableVehicle) => checkFit(c.accessibility, wheelchairs).verdict;
  const hitsWithin = (radius: number) => cars.filter((c) => inView(c, radius) && isOpen(c) && asked(c));
  const radii = near?.radiusKm === undefined ? [20, 40, 80, 160, 200] : [near.radiusKm];
  const radius = radii.find((r) => hitsWithin(r).some((c) => verdict(c) !== 'does_not_fit')) ?? radii[radii.length - 1] ?? 0;
  const hits = hitsWithin(radius);
  const fitting = hits.filter((c) => verdict(c) !== 'does_not_fit');
  const center = near ?? middleOf(query);
  const total = (c: SearchableVehicle) =>
    query.period ? priceRental({ pricing: c.pricing, period: { from: new Date(query.period.from), to: new Date(query.period.to) }, zone: c.timeZone }).total.amount : c.pricing.perDay.amount;
  const key = (c: SearchableVehicle) => {
    const km = distanceKm(center, c.location);
    if (query.sort === 'distance') return km;
    if (query.sort === 'price') return total(c);
    if (query.sort === 'rating') return -(c.rating?.mean ?? 0);
    return -rankingScore({ distanceKm: km, perDayAmount: c.pricing.perDay.amount, rating: c.rating, instant: c.instant, checked: c.checked });
  };
  const group = (c: SearchableVehicle) => (query.sort === 'fit' ? order.indexOf(verdict(c) ?? 'fits') : Number(verdict(c) === 'does_not_fit'));
  const shown = (filters.includeDoesNotFit ? hits : fitting).toSorted((a, b) => group(a) - group(b) || key(a) - key(b) || (a.id < b.id ? -1 : 1));
  const ramps = cars.filter((c) => inView(c, radius) && isOpen(c) && asked(c, 'access') && verdict(c) !== 'does_not_fit' && c.accessibility.access?.type === 'ramp').length;
  return { ids: shown.map(({ id }) => id), totals: shown.map(total), total: fitting.length, misfits: hits.length - fitting.length, radius: near && radius, ramps };
}

function middleOf({ bounds }: SearchQuery) {
  if (!bounds) throw new Error('no place');
  const width = bounds.east >= bounds.west ? bounds.east - bounds.west : bounds.east - bounds.west + 360;
  const lon = bounds.west + width / 2;
  return { lat: (bounds.north + bounds.south) / 2, lon: lon >= 180 ? lon - 360 : lon };
}

/** Every page after the other. */
function allPages(cars: readonly SearchableVehicle[], query: SearchQuery): { first: SearchReply; items: SearchReply['items'] } {
  const first = answerSearch(cars, query, 'fr');
  const items = [...first.items];
  let { nextCursor } = first;
  while (nextCursor !== undefined) {
    const page = answerSearch(cars, { ...query, cursor: nextCursor }, 'fr');
    expect(page.total).toBe(first.total);
    expect(page.radiusKm).toBe(first.radiusKm);
    items.push(...page.items);
    nextCursor = page.nextCursor;
  }
  return { first, items };
}

describe('search', () => {
  it('finds what a plain look at every car finds, in the same order, over all pages', () => {
    fc.assert(
      fc.property(anyCars, anyQuestion, (cars, query) => {
        const expected = plainly(cars, query);
        const { first, items } = allPages(cars, query);
        expect(items.map(({ vehicleId }) => vehicleId)).toEqual(expected.ids);
        expect(items.map(({ price }) => (price.total ?? price.perDay).amount)).toEqual(expected.totals);
        expect(first.total).toBe(expected.total);
        expect(first.doesNotFit.total).toBe(expected.misfits);
        expect(first.radiusKm).toBe(expected.radius);
        expect(first.facets.access.find(({ value }) => value === 'ramp')?.count ?? 0).toBe(expected.ramps);
        expect(first.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(expected.ids.length);
      }),
      { numRuns: 400 },
    );
  });

  it('grows the circle until a car is found that fits, and never one that was given', () => {
    const far = car('vhc_far', { location: { lat: 45.18, lon: 6.9 } });
    const nearButNarrow = car('vhc_narrow', { accessibility: accessibility(500) });
    const grown = answerSearch([far, nearButNarrow], question({ wheelchairs: [chair] }), 'fr');
    expect(grown).toMatchObject({ radiusKm: 160, total: 1, doesNotFit: { total: 1, byDimension: [{ key: 'access_width', count: 1 }] } });
    expect(answerSearch([far], question({ near: { lat: 45.18, lon: 5.72, radiusKm: 30 } }), 'fr')).toMatchObject({ radiusKm: 30, total: 0, items: [] });
    expect(answerSearch([], question({}), 'fr').radiusKm).toBe(200);
  });

  it('explains the verdict in the language of the caller, and only of the chair that was asked about', () => {
    const cars = [car('vhc_a')];
    const [french] = answerSearch(cars, question({ wheelchairs: [chair] }), 'fr').items;
    const [english] = answerSearch(cars, question({ wheelchairs: [chair] }), 'en').items;
    expect(french).toMatchObject({ verdict: 'tight', reason: expect.stringMatching(/^Juste/) });
    expect(english?.reason).toMatch(/^Tight/);
    const [unasked] = answerSearch(cars, question({}), 'fr').items;
    expect(unasked?.verdict).toBeNull();
    expect(unasked?.reason).toBeUndefined();
  });

  it('keeps what does not fit behind, and shows it only when asked', () => {
    const cars = [car('vhc_a', { accessibility: accessibility(500) }), car('vhc_b', { location: { lat: 45.3, lon: 5.8 } })];
    const asked = { wheelchairs: [chair], sort: 'distance' };
    expect(answerSearch(cars, question(asked), 'fr').items.map(({ vehicleId }) => vehicleId)).toEqual(['vhc_b']);
    const all = answerSearch(cars, question({ ...asked, filters: { includeDoesNotFit: true } }), 'fr');
    expect(all.items.map(({ vehicleId }) => vehicleId)).toEqual(['vhc_b', 'vhc_a']);
    expect(all.total).toBe(1);
  });

  it('tells distances to the half kilometre', () => {
    const { items } = answerSearch([car('vhc_a', { location: { lat: 45.2, lon: 5.75 } })], question({}), 'fr');
    expect(items[0]?.distanceKm).toBe(3);
  });

  it('counts in a facet what there would be for its other values', () => {
    const lift = car('vhc_lift', { accessibility: { ...accessibility(), access: { ...accessibility().access, type: 'lift' } } });
    const { facets, items } = answerSearch([lift, car('vhc_a'), car('vhc_b')], question({ filters: { access: 'lift' } }), 'fr');
    expect(items).toHaveLength(1);
    expect(facets.access).toEqual([{ value: 'ramp', count: 2 }, { value: 'lift', count: 1 }]);
    expect(facets.side).toEqual([{ value: 'rear', count: 1 }]);
  });

  it('goes on where a page ended although cars came and went', () => {
    const cars = ['a', 'b', 'c', 'd'].map((name) => car(`vhc_${name}`));
    const query = question({ limit: 2 });
    const first = answerSearch(cars, query, 'fr');
    const [a, , c, d] = cars;
    const later = [car('vhc_0'), a, c, d].filter((one) => one !== undefined);
    const next = answerSearch(later, { ...query, cursor: first.nextCursor }, 'fr');
    expect(next.items.map(({ vehicleId }) => vehicleId)).toEqual(['vhc_c', 'vhc_d']);
  });

  it('refuses the cursor of another question, and anything that is no cursor', () => {
    const cars = ['a', 'b', 'c'].map((name) => car(`vhc_${name}`));
    const { nextCursor } = answerSearch(cars, question({ limit: 1 }), 'fr');
    expect(answerSearch(cars, question({ limit: 2, cursor: nextCursor }), 'fr').items).toHaveLength(2);
    for (const asked of [{ cursor: nextCursor, sort: 'price' }, { cursor: nextCursor, wheelchairs: [chair] }, { cursor: 'bm90IGpzb24' }, { cursor: '%' }]) {
      expect(() => answerSearch(cars, question(asked), 'fr')).toThrow('search.cursor_of_another_query');
    }
  });

  it('asks for dates what the quote asks', () => {
    const period = { from: afterMonday(0).toISOString(), to: afterMonday(7 * 24).toISOString() };
    const [item] = answerSearch([car('vhc_a')], question({ period }), 'fr').items;
    // Seven days at 60 less 10 %, insurance 9 a day, 10 % service on the rental.
    expect(item?.price.total?.amount).toBe(37_800 + 6_300 + 3_780);
  });
});
