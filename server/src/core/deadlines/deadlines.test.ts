import { eventually } from '../../../test/eventually';
import { settableClock } from '../../../test/settable-clock';
import { createLog } from '../log/log';
import { createMetrics } from '../metrics/metrics';
import { createDeadlines, type Deadline } from './deadlines';

const parts = () => ({ clock: settableClock(), log: createLog({ logLevel: 'silent' }), metrics: createMetrics() });

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
  it('are run when they are due, one after the other', async () => {
    const { deadline, left, tried } = dueDocuments(['a', 'b', 'c']);
    const deadlines = createDeadlines(parts());
    deadlines.start([deadline]);
    await eventually(() => left.size === 0);
    await deadlines.stop();
    expect(tried).toEqual(['a', 'b', 'c']);
  });

  it('that fail wait half a minute and hold up no other, however many they are', async () => {
    const bad = Array.from({ length: 120 }, (_, index) => `bad${index}`);
    const { deadline, left, tried } = dueDocuments([...bad, 'good'], (id) => (id === 'good' ? Promise.resolve() : Promise.reject(new Error('no'))));
    const core = parts();
    const deadlines = createDeadlines(core);
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
    const deadlines = createDeadlines(parts());
    deadlines.start([unreadable, deadline]);
    await eventually(() => left.size === 0, 4_000);
    await deadlines.stop();
  });

  it('stop after the one that is under way', async () => {
    let finish: () => void = () => undefined;
    const { deadline, left, tried } = dueDocuments(['a', 'b'], () => new Promise((resolve) => (finish = resolve)));
    const deadlines = createDeadlines(parts());
    deadlines.start([deadline]);
    await eventually(() => tried.length === 1);
    const stopped = deadlines.stop();
    finish();
    await stopped;
    expect([...left]).toEqual(['b']);
  });
});
