import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { searchReplySchema } from '@passerelle/shared/search/contract';
import { buildServer } from '../../../../test/child-processes';
import { createLog } from '../../../core/log/log';
import { createCarIndex, type CarIndex, type ResultPage } from '../car-index';
import { anyQuestion, anyCars, car, chair, monday, question } from '../search-fixtures';
import { dayOf } from '../store/occupancy';
import { createIndexThread, type IndexThread } from './index-thread';

const log = createLog({ logLevel: 'silent' });
const today = dayOf(monday.getTime() / 1000);
const replyOf = ({ json }: ResultPage) => searchReplySchema.parse(JSON.parse(new TextDecoder().decode(json)));

describe('the index in a thread of its own', () => {
  let bundle: string;
  let thread: IndexThread;

  beforeAll(() => {
    bundle = dirname(buildServer('index-thread'));
    thread = createIndexThread(pathToFileURL(join(bundle, 'search-thread.js')), log);
  }, 60_000);

  afterAll(async () => {
    await thread.stop();
    rmSync(bundle, { recursive: true });
  });

  it('answers as the one in this thread does, for any cars, changes and questions', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(anyCars, anyCars, fc.array(anyQuestion, { minLength: 1, maxLength: 5 }), async (cars, late, questions) => {
        const here = createCarIndex();
        const all: CarIndex[] = [here, thread];
        for (const index of all) {
          await index.begin(cars.length, today);
          await index.add(cars);
          await index.takeOver(today);
        }
        const changes = late.map((each, place) => ({ id: each.id, car: place % 3 === 0 ? null : each }));
        expect(await thread.write(changes)).toEqual(await here.write(changes));
        expect(await thread.tidy(today)).toEqual(await here.tidy(today));
        for (const asked of [question({}), ...questions]) {
          const [a, b] = [await here.search(asked, 'fr'), await thread.search(asked, 'fr')];
          expect({ ...b, json: replyOf(b) }).toEqual({ ...a, json: replyOf(a) });
          shown += b.vehicleIds.length;
        }
        const ids = cars.map(({ id }) => id);
        expect(await thread.describe(ids, 0)).toEqual(await here.describe(ids, 0));
      }),
      { numRuns: 50 },
    );
    expect(shown).toBeGreaterThan(20);
  }, 60_000);

  it('refuses with the same code, and tells a fault of ours from a refusal', async () => {
    const cars = ['vhc_a', 'vhc_b', 'vhc_c'].map((id) => car(id));
    await thread.begin(cars.length, today);
    await thread.add(cars);
    await thread.takeOver(today);
    const { nextCursor } = replyOf(await thread.search(question({ limit: 1 }), 'fr'));
    await expect(thread.search(question({ limit: 1, cursor: nextCursor, wheelchairs: [chair] }), 'fr')).rejects.toMatchObject({ name: 'Problem', code: 'search.cursor_of_another_query' });
    await expect(thread.takeOver(today)).rejects.toThrow('no index was begun');
    expect((await thread.search(question({}), 'fr')).total).toBe(3);
  });
});

describe('a thread that dies', () => {
  it('fails the calls that wait, says so once, and is begun again by the next call', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'passerelle-thread-'));
    const file = join(dir, 'dying.mjs');
    writeFileSync(file, "import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ id, name }) => (name === 'tidy' ? process.exit(1) : parentPort.postMessage({ id, value: ['alive'] })));");
    const thread = createIndexThread(pathToFileURL(file), log);
    const lost = jest.fn();
    thread.onLost(lost);
    try {
      expect(await thread.sample(1)).toEqual(['alive']);
      await expect(Promise.all([thread.tidy(today), thread.tidy(today)])).rejects.toThrow('the thread of the search index ended');
      expect(lost).toHaveBeenCalledTimes(1);
      expect(await thread.sample(1)).toEqual(['alive']);
    } finally {
      await thread.stop();
      rmSync(dir, { recursive: true });
    }
    expect(lost).toHaveBeenCalledTimes(1);
  });
});
