import fc from 'fast-check';
import type { SearchQuery, SearchReply } from '@passerelle/shared/search/contract';
import type { SearchableVehicle } from '../vehicles';
import { answerSearch } from './answer-search';
import { searchPlainly } from './plain-search';
import { accessibility, afterMonday, anyCarOf, anyCars, anyQuestion, car, chair, question, storeOf } from './search-fixtures';
import type { CarStore } from './store/car-store';

/** Every page after the other. */
async function allPages(store: CarStore, query: SearchQuery): Promise<{ first: SearchReply; items: SearchReply['items'] }> {
  const first = await answerSearch(store, query, 'fr');
  const items = [...first.items];
  let { nextCursor } = first;
  while (nextCursor !== undefined) {
    const page = await answerSearch(store, { ...query, cursor: nextCursor }, 'fr');
    expect(page).toMatchObject({ total: first.total, facets: first.facets, clusters: first.clusters, ...(first.beyond ? { beyond: first.beyond } : {}) });
    expect(page.radiusKm).toBe(first.radiusKm);
    items.push(...page.items);
    nextCursor = page.nextCursor;
  }
  return { first, items };
}

/** What a reply says, in the words of the plain search. */
const saidBy = ({ first, items }: Awaited<ReturnType<typeof allPages>>) => ({
  items: items.map(({ vehicleId, price, verdict, distanceKm }) => ({ id: vehicleId, amount: (price.total ?? price.perDay).amount, verdict, km: distanceKm })),
  total: first.total,
  doesNotFit: first.doesNotFit,
  radiusKm: first.radiusKm,
  beyond: first.beyond,
  facets: first.facets,
  ...(first.without ? { without: first.without } : {}),
  ...(first.remedies ? { remedies: first.remedies.map(({ kind, count }) => ({ value: kind, count })) } : {}),
});

const answer = async (cars: readonly SearchableVehicle[], asked: object, locale: 'fr' | 'en' = 'fr') => answerSearch(await storeOf(cars), question(asked), locale);
/** The mean place of a cluster depends, in its last digits, on the order in which it was summed up. */
const withoutNoise = (reply: SearchReply) => ({ ...reply, clusters: reply.clusters.map(({ location: { lat, lon }, ...cluster }) => ({ ...cluster, lat: lat.toFixed(7), lon: lon.toFixed(7) })) });
const idsOf = ({ items }: SearchReply) => items.map(({ vehicleId }) => vehicleId);

describe('search', () => {
  it('finds what a plain look at every car finds, in the same order, over all pages', async () => {
    await fc.assert(
      fc.asyncProperty(anyCars, fc.integer({ min: 0, max: 30 }), fc.array(anyQuestion, { minLength: 1, maxLength: 3 }), async (cars, inTail, queries) => {
        const store = await storeOf(cars, inTail);
        for (const query of queries) {
          const pages = await allPages(store, query);
          const expected = searchPlainly(cars, query);
          expect(saidBy(pages)).toEqual(expected);
          expect(pages.first.clusters.reduce((sum, { count }) => sum + count, 0)).toBe(expected.items.length);
        }
      }),
      { numRuns: 1_500 },
    );
  }, 60_000);

  it('is after any changes what a new index would be', async () => {
    const id = fc.integer({ min: 0, max: 12 }).map((number) => `vhc_${String(number)}`);
    const anyChange = fc.oneof(
      { weight: 3, arbitrary: id.chain(anyCarOf).map((put) => ({ put })) },
      { weight: 1, arbitrary: id.map((remove) => ({ remove })) },
      // The calendar alone.
      { weight: 2, arbitrary: fc.tuple(id, anyCarOf('x')).map(([booked, { entries }]) => ({ booked, entries })) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { maxLength: 40 }), fc.integer({ min: 0, max: 40 }), anyQuestion, async (changes, sortedAfter, query) => {
        let store = await storeOf([]);
        const now = new Map<string, SearchableVehicle>();
        for (const [step, change] of changes.entries()) {
          if (step === sortedAfter) store = await storeOf([...now.values()]);
          const known = 'booked' in change ? now.get(change.booked) : undefined;
          if ('remove' in change) {
            store.remove(change.remove);
            now.delete(change.remove);
          } else if ('put' in change || known) {
            const put = 'put' in change ? change.put : { ...known, entries: change.entries } as SearchableVehicle;
            store.put(put);
            now.set(put.id, put);
          }
        }
        const fresh = await storeOf([...now.values()]);
        expect(withoutNoise(await answerSearch(store, query, 'fr'))).toEqual(withoutNoise(await answerSearch(fresh, query, 'fr')));
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  it('grows the circle until a car is found that would do, says how far it is, and never grows one that was given', async () => {
    const far = car('vhc_far', { location: { lat: 45.18, lon: 6.9 } });
    const nearButNarrow = car('vhc_narrow', { accessibility: accessibility(500) });
    expect(await answer([far, nearButNarrow], { wheelchairs: [chair] })).toMatchObject({
      radiusKm: 160, total: 1, beyond: { radiusKm: 20, nearestKm: 92.5 }, doesNotFit: { total: 1, byDimension: [{ key: 'access_width', count: 1 }] },
    });
    const given = { near: { lat: 45.18, lon: 5.72, radiusKm: 30 } };
    expect(await answer([far], given)).toMatchObject({ radiusKm: 30, total: 0, items: [], beyond: { radiusKm: 30, nearestKm: 92.5 } });
    expect(await answer([], {})).toMatchObject({ radiusKm: 200, beyond: { radiusKm: 20 } });
    expect((await answer([], {})).beyond).not.toHaveProperty('nearestKm');
    expect(await answer([nearButNarrow], {})).not.toHaveProperty('beyond');
  });

  it('says, where nothing would do, which need alone excludes cars and what would help', async () => {
    const slow = { ...chair, propulsion: 'self' };
    const cars = [car('vhc_a'), car('vhc_b'), car('vhc_dear', { pricing: { ...car('x').pricing, perDay: { amount: 9_000, currency: 'EUR' } } })];
    const found = await answer(cars, { wheelchairs: [slow], filters: { maxPerDay: 7_000 } });
    expect(found).toMatchObject({ total: 0, without: [{ need: 'wheelchairs', count: 2 }] });
    expect(found.remedies).toEqual([
      { kind: 'helper', count: 2, message: 'Avec une personne qui pousse, 2 voitures iraient.' },
      { kind: 'winch', count: 2, message: 'Avec un treuil, 2 voitures iraient.' },
    ]);
    expect(await answer(cars, {})).not.toHaveProperty('without');
  });

  it('explains the verdict in the language of the caller, and only of the chair that was asked about', async () => {
    const cars = [car('vhc_a')];
    const [french] = (await answer(cars, { wheelchairs: [chair] })).items;
    const [english] = (await answer(cars, { wheelchairs: [chair] }, 'en')).items;
    expect(french).toMatchObject({ verdict: 'tight', reason: expect.stringMatching(/^Juste/) });
    expect(english?.reason).toMatch(/^Tight/);
    const [unasked] = (await answer(cars, {})).items;
    expect(unasked?.verdict).toBeNull();
    expect(unasked?.reason).toBeUndefined();
  });

  it('shows of a car what its owner gave', async () => {
    const shown = car('vhc_é', { title: 'Kangoo « été » – 2 places 🚐', rating: { mean: 4.25, count: 12 }, instant: true, checked: true, colour: 'sand', body: 'van' });
    const { items } = await answer([shown], {});
    const { title, place, body, colour, location, rating, instant, checked } = shown;
    expect(items).toEqual([{ vehicleId: 'vhc_é', title, place, body, colour, location, rating, instant, checked, access: { type: 'ramp', side: 'rear' }, verdict: null, distanceKm: 0, price: { perDay: shown.pricing.perDay } }]);
  });

  it('keeps what does not fit behind, and shows it only when asked', async () => {
    const cars = [car('vhc_a', { accessibility: accessibility(500) }), car('vhc_b', { location: { lat: 45.3, lon: 5.8 } })];
    const asked = { wheelchairs: [chair], sort: 'distance' };
    expect(idsOf(await answer(cars, asked))).toEqual(['vhc_b']);
    const all = await answer(cars, { ...asked, filters: { includeDoesNotFit: true } });
    expect(idsOf(all)).toEqual(['vhc_b', 'vhc_a']);
    expect(all.total).toBe(1);
  });

  it('counts in a facet what there would be for its other values', async () => {
    const lift = car('vhc_lift', { accessibility: { ...accessibility(), access: { ...accessibility().access, type: 'lift' } } });
    const { facets, items } = await answer([lift, car('vhc_a'), car('vhc_b')], { filters: { access: 'lift' } });
    expect(items).toHaveLength(1);
    expect(facets.access).toEqual([{ value: 'ramp', count: 2 }, { value: 'lift', count: 1 }]);
    expect(facets.side).toEqual([{ value: 'rear', count: 1 }]);
  });

  it('goes on where a page ended although cars came and went', async () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => car(`vhc_${name}`));
    const query = question({ limit: 2 });
    const some = (...cars: (SearchableVehicle | undefined)[]) => storeOf(cars.filter((one) => one !== undefined));
    const first = await answerSearch(await some(a, b, c, d), query, 'fr');
    const next = await answerSearch(await some(car('vhc_0'), a, c, d), { ...query, cursor: first.nextCursor }, 'fr');
    expect(idsOf(next)).toEqual(['vhc_c', 'vhc_d']);
  });

  it('refuses the cursor of another question, and anything that is no cursor', async () => {
    const store = await storeOf(['a', 'b', 'c'].map((name) => car(`vhc_${name}`)));
    const ask = (asked: object) => answerSearch(store, question(asked), 'fr');
    const { nextCursor } = await ask({ limit: 1 });
    expect((await ask({ limit: 2, cursor: nextCursor })).items).toHaveLength(2);
    for (const asked of [{ cursor: nextCursor, sort: 'price' }, { cursor: nextCursor, wheelchairs: [chair] }, { cursor: 'bm90IGpzb24' }, { cursor: '%' }]) {
      await expect(ask(asked)).rejects.toThrow('search.cursor_of_another_query');
    }
  });

  it('asks for dates what the quote asks', async () => {
    const period = { from: afterMonday(0).toISOString(), to: afterMonday(7 * 24).toISOString() };
    const [item] = (await answer([car('vhc_a')], { period })).items;
    // Seven days at 60 less 10 %, insurance 9 a day, 10 % service on the rental.
    expect(item?.price.total?.amount).toBe(37_800 + 6_300 + 3_780);
  });
});
