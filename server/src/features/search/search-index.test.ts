import { hourMs } from '@passerelle/shared/time';
import type { DomainEvent } from '../../core/events/event';
import { createLog } from '../../core/log/log';
import { createMetrics } from '../../core/metrics/metrics';
import type { SearchableVehicle } from '../vehicles';
import { createCarIndex } from './car-index';
import { createSearchIndex, rebuildAsked, type CarSource } from './search-index';
import { searchPlainly } from './plain-search';
import { car, question } from './search-fixtures';
import { createSelfCheck } from './self-check';

const parts = { clock: { now: () => new Date('2027-03-01T08:00:00Z') }, log: createLog({ logLevel: 'silent' }), metrics: createMetrics() };
const event = (type: string, data: DomainEvent['data'] = {}): DomainEvent => ({ id: 'evt_1', type, at: new Date(0), by: 'system', subject: { kind: 'vehicle', id: 'x' }, audience: [], staff: false, data });
const changed = (vehicleId: string) => event('bookings.changed', { vehicleId });

/** A database whose answers are what stood there when they were asked for, and arrive when they are let through. */
function slowSource() {
  const stored = new Map<string, SearchableVehicle>();
  const waiting: (() => void)[] = [];
  let reads = 0;
  const later = <T>(value: T) => new Promise<T>((resolve) => waiting.push(() => resolve(value)));
  const source: CarSource = {
    allPublished: (afterId) => later([...stored.values()].filter(({ id }) => id > afterId)),
    published: (ids) => {
      reads += 1;
      return later([...stored.values()].filter(({ id }) => ids.includes(id)));
    },
  };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { source, stored, settle, reads: () => reads };
}

function indexOf(source: CarSource, clock = parts.clock) {
  const cars = createCarIndex();
  return { cars, index: createSearchIndex(source, cars, { ...parts, clock }) };
}

const titles = (cars: ReturnType<typeof createCarIndex>) => {
  const store = cars.store();
  return [...Array(store.count).keys()].filter((row) => store.isAlive(row)).map((row) => store.titleAt(row));
};

describe('the search index', () => {
  it('ends with the newest state although a change came while the whole was being read', async () => {
    const { source, stored, settle } = slowSource();
    stored.set('vhc_a', car('vhc_a', { title: 'old' }));
    const { index, cars } = indexOf(source);
    const built = index.build(() => undefined);
    stored.set('vhc_a', car('vhc_a', { title: 'new' }));
    await index.observer.observe(changed('vhc_a'));
    expect(index.ready).toBe(false);
    await settle();
    await built;
    expect(index.ready).toBe(true);
    expect(titles(cars)).toEqual(['new']);
  });

  it('reads a car once for many changes, and again for one that came during the read', async () => {
    const { source, stored, settle, reads } = slowSource();
    const { index, cars } = indexOf(source);
    const built = index.build(() => undefined);
    await settle();
    await built;
    stored.set('vhc_a', car('vhc_a', { title: 'first' }));
    for (let times = 0; times < 10; times += 1) await index.observer.observe(changed('vhc_a'));
    stored.set('vhc_a', car('vhc_a', { title: 'second' }));
    await index.observer.observe(changed('vhc_a'));
    await settle();
    expect(titles(cars)).toEqual(['second']);
    expect(reads()).toBeLessThanOrEqual(2);
    stored.delete('vhc_a');
    await index.observer.observe(changed('vhc_a'));
    await settle();
    expect(titles(cars)).toEqual([]);
  });

  it('reads everything again after an import or a gap in the log, and ignores what is about no car', async () => {
    const { source, stored, settle, reads } = slowSource();
    const { index, cars } = indexOf(source);
    const built = index.build(() => undefined);
    await settle();
    await built;
    stored.set('vhc_a', car('vhc_a'));
    await index.observer.observe(event('accounts.signed-up', { accountId: 'usr_1' }));
    await settle();
    expect(titles(cars)).toEqual([]);
    await index.observer.observe(event('vehicles.imported'));
    await settle();
    expect(titles(cars)).toEqual(['Voiture vhc_a']);
    stored.set('vhc_b', car('vhc_b'));
    const reset = index.observer.reset?.();
    await settle();
    await reset;
    expect(titles(cars)).toHaveLength(2);
    expect(reads()).toBe(0);
  });

  it('goes on answering, with the changes that come, while everything is read again behind it', async () => {
    const { source, stored, settle } = slowSource();
    for (const id of ['vhc_a', 'vhc_b']) stored.set(id, car(id));
    const { index, cars } = indexOf(source);
    const built = index.build(() => undefined);
    await settle();
    await built;
    const before = cars.store();
    await index.observer.observe(event(rebuildAsked));
    stored.set('vhc_b', car('vhc_b', { title: 'changed meanwhile' }));
    await index.observer.observe(changed('vhc_b'));
    expect(cars.store()).toBe(before);
    expect((await index.search(question({}), 'fr')).total).toBe(2);
    await settle();
    await settle();
    expect(cars.store()).not.toBe(before);
    expect(titles(cars).sort()).toEqual(['Voiture vhc_a', 'changed meanwhile']);
  });

  it('puts its cars in bands again when many came, and loses none', async () => {
    const { source, stored, settle } = slowSource();
    const { index, cars } = indexOf(source);
    const built = index.build(() => undefined);
    await settle();
    await built;
    for (let number = 0; number < 1_200; number += 1) stored.set(`vhc_${String(number)}`, car(`vhc_${String(number)}`, { location: { lat: 45 + (number % 37) / 50, lon: 5.7 } }));
    for (const id of stored.keys()) await index.observer.observe(changed(id));
    for (let round = 0; round < 5; round += 1) await settle();
    expect(cars.store().sorted).toBeGreaterThan(1_000);
    expect(titles(cars)).toHaveLength(1_200);
    await index.stop();
  });
});

describe('a search index that was lost', () => {
  it('refuses searches instead of finding nothing, until everything has been read again', async () => {
    const { source, stored, settle } = slowSource();
    stored.set('vhc_a', car('vhc_a'));
    const { index } = indexOf(source);
    const built = index.build(() => undefined);
    await expect(index.search(question({}), 'fr')).rejects.toMatchObject({ code: 'server.not_ready' });
    await settle();
    await built;
    index.lost();
    expect(index.ready).toBe(false);
    await expect(index.search(question({}), 'fr')).rejects.toMatchObject({ code: 'server.not_ready' });
    await settle();
    expect((await index.search(question({}), 'fr')).total).toBe(1);
    await index.stop();
  });
});

describe('the change of the day', () => {
  const midnight = Date.parse('2027-03-02T00:00:00Z');
  const hours = (from: number, to: number) => ({ from: new Date(midnight + from * hourMs), to: new Date(midnight + to * hourMs) });
  const cars = [
    car('vhc_free'),
    ...[hours(-20, -13), hours(-1, -0.5), hours(-0.25, 0.25), hours(0, 1), hours(11.5, 12.25), hours(20, 30), hours(-48, 48)].map((taken, index) =>
      car(`vhc_taken_${String(index)}`, { entries: [{ id: 'e', kind: 'booking', ...taken }] }),
    ),
  ];
  const periods = [hours(-14, -12), hours(-3, -1), hours(-2, -1.5), hours(-0.5, 0.5), hours(1.25, 2), hours(-24, 0), hours(0, 24), hours(1, 12), hours(13.5, 19), hours(31, 60), hours(24 * 250, 24 * 251)];

  it('is before, during and after it what a plain look at every calendar finds', async () => {
    const { source, stored, settle } = slowSource();
    for (const each of cars) stored.set(each.id, each);
    let now = midnight - 2_000;
    const { index, cars: kept } = indexOf(source, { now: () => new Date(now) });
    const built = index.build(() => undefined);
    await settle();
    await built;
    const firstDay = kept.store().occupancy.firstDay;
    const check = async () => {
      for (const { from, to } of periods) {
        const query = question({ period: { from: from.toISOString(), to: to.toISOString() } });
        expect((await index.search(query, 'fr')).vehicleIds).toEqual(searchPlainly(cars, query).items.map(({ id }) => id));
      }
    };
    for (const at of [midnight - 1_000, midnight - 1, midnight, midnight + 1, midnight + 12 * hourMs, midnight + 24 * hourMs]) {
      now = at;
      await check();
      await index.observer.observe(changed('vhc_free'));
      // While the bitmaps are made anew behind the ones that answer, and when they have taken over.
      await check();
      await settle();
      await check();
    }
    expect(kept.store().occupancy.firstDay).toBe(firstDay + 2);
    await index.stop();
  });
});

describe('the self-check', () => {
  it('reads again what is not as in the database, says so by id alone, and leaves the rest', async () => {
    const stored = ['vhc_a', 'vhc_b', 'vhc_c'].map((id) => car(id));
    const source: CarSource = {
      allPublished: (afterId) => Promise.resolve(stored.filter(({ id }) => id > afterId)),
      published: (ids) => Promise.resolve(stored.filter(({ id }) => ids.includes(id))),
    };
    const { index, cars } = indexOf(source);
    await index.build(() => undefined);
    const check = createSelfCheck({ ...parts, source, cars, repair: index.refresh, graceMs: 0 });
    expect(await check.check()).toEqual([]);

    stored[1] = car('vhc_b', { accessibility: { modes: ['transfer'] } });
    const wrong = new Set<string>();
    // A sample, so that one look may miss it.
    for (let look = 0; look < 50 && wrong.size === 0; look += 1) for (const id of await check.check()) wrong.add(id);
    expect([...wrong]).toEqual(['vhc_b']);
    await new Promise((resolve) => setImmediate(resolve));
    for (let look = 0; look < 5; look += 1) expect(await check.check()).toEqual([]);
    expect((await parts.metrics.searchIndexRepairs.get()).values[0]?.value).toBeGreaterThan(0);
  });
});
