import { coreParts, type CoreParts } from '../../../test/core-parts';
import { ensureIndexes } from '../database/indexes';
import { createSharedCounts, type SharedCounts } from './shared-counts';

jest.setTimeout(30_000);

let core: CoreParts;
let counts: SharedCounts;
/** What another process counts with. */
let others: SharedCounts;
beforeAll(async () => {
  core = await coreParts();
  counts = createSharedCounts(core);
  await ensureIndexes([counts.indexes]);
  core.database.connection.deleteModel('RateLimit');
  others = createSharedCounts(core);
});
afterAll(() => core.stop());

const three = { points: 3, seconds: 60 };
const allowed = async (keys: readonly string[], times: number, by = counts) => {
  const waits: (number | null)[] = [];
  for (let time = 0; time < times; time += 1) waits.push(await by.count(keys, three));
  return waits.map((ms) => ms === null);
};

describe('calls that are counted for all processes', () => {
  it('are allowed as often as was said, until their time is over', async () => {
    expect(await allowed(['a'], 5)).toEqual([true, true, true, false, false]);
    expect(await allowed(['a'], 1, others)).toEqual([false]);
    core.clock.advance(61_000);
    expect(await allowed(['a'], 4, others)).toEqual([true, true, true, false]);
  });

  it('say how long to wait', async () => {
    await allowed(['b'], 3);
    core.clock.advance(20_000);
    const ms = (await counts.count(['b'], three)) ?? 0;
    expect(ms).toBeGreaterThan(30_000);
    expect(ms).toBeLessThanOrEqual(40_000);
  });

  it('are refused when one of their keys is used up, and counted for each', async () => {
    expect(await allowed(['address', 'ada'], 2)).toEqual([true, true]);
    expect(await allowed(['address', 'bob'], 1)).toEqual([true]);
    expect(await allowed(['address', 'bob'], 1)).toEqual([false]);
    expect(await allowed(['elsewhere', 'ada'], 2)).toEqual([true, false]);
  });

  it.each([['one key', ['x']], ['two keys', ['y', 'z']]])('that race for the first one are each counted once: %s', async (_name, keys) => {
    const waits = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? counts : others).count(keys, { points: 6, seconds: 60 })));
    const passed = waits.filter((ms) => ms === null).length;
    // Rather counted twice than not at all.
    expect(passed).toBeLessThanOrEqual(6);
    expect(passed).toBeGreaterThanOrEqual(1);
  });
});
