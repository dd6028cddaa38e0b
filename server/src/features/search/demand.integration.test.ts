import type { SearchReply } from '@passerelle/shared/search/contract';
import { dayMs } from '@passerelle/shared/time';
import { coreParts, type CoreParts } from '../../../test/core-parts';
import { ensureIndexes } from '../../core/database/indexes';
import { createDemand, type Demand } from './demand';
import { question } from './search-fixtures';

let parts: CoreParts;
const made: Demand[] = [];

beforeAll(async () => {
  parts = await coreParts();
}, 60_000);
afterEach(async () => {
  await Promise.all(made.splice(0).map((demand) => demand.stop()));
  await parts.database.connection.collection('unmet_demand').deleteMany({});
});
afterAll(() => parts.stop());

const departmentOf = ({ lon }: { lon: number }) => (lon > 90 ? null : lon > 5 ? 'Isère' : 'Rhône');
async function startDemand(): Promise<Demand> {
  const demand = createDemand(parts, { departmentOf });
  await ensureIndexes(demand.indexes);
  demand.start();
  made.push(demand);
  return demand;
}

const nothing = (without: NonNullable<SearchReply['without']> = []): Pick<SearchReply, 'total' | 'without'> => ({ total: 0, without });
const place = (number: number, lon = 5.7) => question({ near: { lat: 45 + number / 1000, lon } });
const thisMonth = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).format(parts.clock.now());

describe('searches that found nothing', () => {
  it('are counted by month, département and the need that excludes most', async () => {
    const demand = await startDemand();
    demand.note(place(1), nothing([{ need: 'period', count: 4 }, { need: 'wheelchairs', count: 1 }]));
    demand.note(place(2), nothing([{ need: 'period', count: 2 }]));
    demand.note(place(3), nothing([{ need: 'wheelchairs', count: 9 }]));
    demand.note(place(4), nothing([{ need: 'wheelchairs', count: 0 }]));
    demand.note(place(5, 4.8), nothing());
    expect(await demand.list()).toEqual([
      { month: thisMonth(), department: 'Isère', searches: 4, byNeed: [{ need: 'period', count: 2 }, { need: 'wheelchairs', count: 1 }] },
      { month: thisMonth(), department: 'Rhône', searches: 1, byNeed: [] },
    ]);
  });

  it('count once a day for the same search', async () => {
    const demand = await startDemand();
    for (let times = 0; times < 100; times += 1) demand.note(place(1), nothing());
    parts.clock.advance(dayMs);
    demand.note(place(1), nothing());
    expect((await demand.list()).reduce((sum, { searches }) => sum + searches, 0)).toBe(2);
  });

  it.each<[string, Parameters<Demand['note']>]>([
    ['a search with a result', [place(1), { total: 1 }]],
    ['a further page', [{ ...place(1), cursor: 'abc' }, nothing()]],
    ['a place in no département', [place(1, 160), nothing()]],
  ])('leave out %s', async (_what, [query, reply]) => {
    const demand = await startDemand();
    demand.note(query, reply);
    expect(await demand.list()).toEqual([]);
  });

  it('of two processes are added up, written when they stop, and hold nothing of the search', async () => {
    const [first, second] = [await startDemand(), await startDemand()];
    const query = question({ near: undefined, bounds: { north: 45.9, south: 45.123, west: 5.4567, east: 6 }, wheelchairs: [{ propulsion: 'powered', width: 667 }] });
    first.note(query, nothing([{ need: 'wheelchairs', count: 3 }]));
    second.note(query, nothing([{ need: 'wheelchairs', count: 3 }]));
    await Promise.all([first.stop(), second.stop()]);
    const stored = await parts.database.connection.collection('unmet_demand').find().toArray();
    expect(stored).toEqual([{ _id: `${thisMonth()}:Isère`, month: thisMonth(), department: 'Isère', searches: 2, byNeed: { wheelchairs: 2 } }]);
  });

  it('of one month can be asked for alone, the newest month first', async () => {
    const demand = await startDemand();
    const before = thisMonth();
    demand.note(place(1), nothing());
    await demand.list();
    parts.clock.advance(40 * dayMs);
    demand.note(place(1), nothing());
    expect((await demand.list()).map(({ month }) => month)).toEqual([thisMonth(), before]);
    expect((await demand.list(before)).map(({ month }) => month)).toEqual([before]);
    expect(await demand.list('1999-01')).toEqual([]);
  });

  it('wait in memory while they cannot be written, and are not lost', async () => {
    const demand = await startDemand();
    const rows = parts.database.connection.collection<{ _id: string; searches: string }>('unmet_demand');
    // A count that is no number: the database refuses to add to it.
    await rows.insertOne({ _id: `${thisMonth()}:Isère`, searches: 'many' });
    demand.note(place(1), nothing());
    await demand.list();
    await rows.deleteMany({});
    expect(await demand.list()).toMatchObject([{ searches: 1 }]);
  });
});
