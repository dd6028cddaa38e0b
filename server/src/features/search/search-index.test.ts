import type { DomainEvent } from '../../core/events/event';
import { createLog } from '../../core/log/log';
import { createMetrics } from '../../core/metrics/metrics';
import type { SearchableVehicle } from '../vehicles';
import { createSearchIndex, type CarSource } from './search-index';
import { car } from './search-fixtures';

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

const titles = (index: { cars(): Iterable<SearchableVehicle> }) => [...index.cars()].map(({ title }) => title);

describe('the search index', () => {
  it('ends with the newest state although a change came while the whole was being read', async () => {
    const { source, stored, settle } = slowSource();
    stored.set('vhc_a', car('vhc_a', { title: 'old' }));
    const index = createSearchIndex(source, parts);
    const built = index.build(() => undefined);
    stored.set('vhc_a', car('vhc_a', { title: 'new' }));
    await index.observer.observe(changed('vhc_a'));
    expect(index.ready).toBe(false);
    await settle();
    await built;
    expect(index.ready).toBe(true);
    expect(titles(index)).toEqual(['new']);
  });

  it('reads a car once for many changes, and again for one that came during the read', async () => {
    const { source, stored, settle, reads } = slowSource();
    const index = createSearchIndex(source, parts);
    const built = index.build(() => undefined);
    await settle();
    await built;
    stored.set('vhc_a', car('vhc_a', { title: 'first' }));
    for (let times = 0; times < 10; times += 1) await index.observer.observe(changed('vhc_a'));
    stored.set('vhc_a', car('vhc_a', { title: 'second' }));
    await index.observer.observe(changed('vhc_a'));
    await settle();
    expect(titles(index)).toEqual(['second']);
    expect(reads()).toBeLessThanOrEqual(2);
    stored.delete('vhc_a');
    await index.observer.observe(changed('vhc_a'));
    await settle();
    expect(titles(index)).toEqual([]);
  });

  it('reads everything again after an import or a gap in the log, and ignores what is about no car', async () => {
    const { source, stored, settle, reads } = slowSource();
    const index = createSearchIndex(source, parts);
    const built = index.build(() => undefined);
    await settle();
    await built;
    stored.set('vhc_a', car('vhc_a'));
    await index.observer.observe(event('accounts.signed-up', { accountId: 'usr_1' }));
    await settle();
    expect(titles(index)).toEqual([]);
    await index.observer.observe(event('vehicles.imported'));
    await settle();
    expect(titles(index)).toEqual(['Voiture vhc_a']);
    stored.set('vhc_b', car('vhc_b'));
    const reset = index.observer.reset?.();
    await settle();
    await reset;
    expect(titles(index)).toHaveLength(2);
    expect(reads()).toBe(0);
  });
});
