import { eventually } from '../../../test/eventually';
import { settableClock } from '../../../test/settable-clock';
import { createLog } from '../log/log';
import { createMetrics } from '../metrics/metrics';
import { createDeadlines, type Deadline, type Deadlines } from './deadlines';

const parts = () => ({ clock: settableClock(), log: createLog({ logLevel: 'silent' }), metrics: createMetrics() });

const made: Deadlines[] = [];
function newDeadlines(core: Parameters<typeof createDeadlines>[0]): Deadlines {
  const deadlines = createDeadlines(core);
  made.push(deadlines);
  return deadlines;
}
// Also where a test fails before it has stopped them.
afterEach(() => Promise.all(made.splice(0).map((deadlines) => deadlines.stop())));

/** Documents that are due until they are run. */
function dueDocuments(ids: string[], run: (id: string) => Promise<void> = () => Promise.resolve()) {
  const left = new Set(ids);
  const tried: string[] = [];
  const deadline: Deadline = {
    name: 'test',
    due: (_now, limit) => Promise.resolve([...left].slice(0, limit)),
    async run(id) {
      tried.push(id);
      await run(id);
      left.delete(id);
    },
  };
  return { deadline, left, tried };
}

describe('deadlines', () => {
  it('are run when they are due, each once and not all at once', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `a${index}`);
    let atOnce = 0;
    let most = 0;
    const { deadline, left, tried } = dueDocuments(ids, async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
    });
    const deadlines = newDeadlines(parts());
    deadlines.start([deadline]);
    await eventually(() => left.size === 0);
    await deadlines.stop();
    expect(tried).toEqual(ids);
    expect(most).toBe(8);
  });

  it('that one look does not find are looked for again at once', async () => {
    const { deadline, left } = dueDocuments(Array.from({ length: 500 }, (_, index) => `a${index}`));
    let looks = 0;
    const due: Deadline['due'] = (now, limit) => {
      looks += 1;
      return deadline.due(now, limit);
    };
    const deadlines = newDeadlines(parts());
    deadlines.start([{ ...deadline, due }]);
    // By looks of every second it would be ten.
    await eventually(() => left.size === 0, 5_000);
    await deadlines.stop();
    expect(looks).toBeGreaterThan(8);
  });

  it('that are slow hold up no other, and are begun once', async () => {
    let finish: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (finish = resolve));
    const { deadline, left, tried } = dueDocuments(['slow', 'a'], (id) => (id === 'slow' ? end : Promise.resolve()));
    const deadlines = newDeadlines(parts());
    deadlines.start([deadline]);
    await eventually(() => !left.has('a'));
    left.add('b');
    await eventually(() => !left.has('b'));
    finish();
    await deadlines.stop();
    expect(tried).toEqual(['slow', 'a', 'b']);
  });

  it('that fail wait half a minute and hold up no other, however many they are', async () => {
    const bad = Array.from({ length: 120 }, (_, index) => `bad${index}`);
    const { deadline, left, tried } = dueDocuments([...bad, 'good'], (id) => (id === 'good' ? Promise.resolve() : Promise.reject(new Error('no'))));
    const core = parts();
    const deadlines = newDeadlines(core);
    deadlines.start([deadline]);
    await eventually(() => !left.has('good'));
    expect(tried.filter((id) => id === 'bad0')).toHaveLength(1);
    core.clock.advance(31_000);
    await eventually(() => tried.filter((id) => id === 'bad0').length === 2);
    await deadlines.stop();
  });

  it('of one kind go on when those of another cannot be read', async () => {
    const { deadline, left } = dueDocuments(['a']);
    const unreadable: Deadline = { name: 'unreadable', due: () => Promise.reject(new Error('the database is away')), run: () => Promise.resolve() };
    const deadlines = newDeadlines(parts());
    deadlines.start([unreadable, deadline]);
    await eventually(() => left.size === 0, 4_000);
    await deadlines.stop();
  });

  it('stop after those that are under way', async () => {
    let finish: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (finish = resolve));
    const { deadline, left, tried } = dueDocuments(Array.from({ length: 10 }, (_, index) => `a${index}`), () => end);
    const deadlines = newDeadlines(parts());
    deadlines.start([deadline]);
    await eventually(() => tried.length === 8);
    const stopped = deadlines.stop();
    finish();
    await stopped;
    expect([...left]).toEqual(['a8', 'a9']);
  });
});
