import { coreParts, type CoreParts } from '../../../test/core-parts';
import { eventually } from '../../../test/eventually';
import { ensureIndexes } from '../database/indexes';
import { newId } from '../ids';
import { createEffects, type Effects } from './effects';
import type { DomainEvent, EffectListener } from './event';
import { createEventLog } from './event-log';
import { createEventRepository, type EventRepository } from './repository';

jest.setTimeout(30_000);

let core: CoreParts;
let repository: EventRepository;
const running: Effects[] = [];
beforeAll(async () => {
  core = await coreParts();
  repository = createEventRepository(core.database);
  await ensureIndexes(repository.indexes);
});
afterEach(async () => {
  for (const effects of running.splice(0)) await effects.stop();
});
afterAll(() => core.stop());

/** A process that runs these listeners. */
function aProcess(...listeners: EffectListener[]) {
  const effects = createEffects({ ...core, repository });
  effects.start(listeners);
  running.push(effects);
  const log = createEventLog({ repository, effects, clock: core.clock, newId });
  const happens = (type: string): Promise<DomainEvent> =>
    core.database.transaction((session) => log.append({ type, by: 'system', subject: { kind: 'booking', id: newId('bkg') } }, session));
  return { effects, happens };
}

/** A listener of a type of its own, and what it was run for. */
function aListener(act: (event: DomainEvent, times: number) => Promise<void> = () => Promise.resolve()) {
  const type = newId('evt');
  const ran: string[] = [];
  const listener: EffectListener = {
    name: `test.${type}`,
    on: [type],
    async run(event) {
      ran.push(event.id);
      await act(event, ran.length);
    },
  };
  return { type, ran, listener };
}

describe('an effect', () => {
  it('is run once by one of several processes', async () => {
    const { type, ran, listener } = aListener();
    const processes = [aProcess(listener), aProcess(listener), aProcess(listener)];
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await processes[0]?.happens(type))?.id ?? '');
    await Promise.all(ids.map((id) => Promise.all(processes.map(({ effects }) => effects.runNow(id, listener.name)))));
    expect([...ran].sort()).toEqual([...ids].sort());
  });

  it('does not exist when its transaction failed', async () => {
    const { type, ran, listener } = aListener();
    const { effects } = aProcess(listener);
    const log = createEventLog({ repository, effects, clock: core.clock, newId });
    const id = newId('bkg');
    const failing = core.database.transaction(async (session) => {
      await log.append({ type, by: 'system', subject: { kind: 'booking', id } }, session);
      throw new Error('something after it');
    });
    await expect(failing).rejects.toThrow('something after it');
    expect(await repository.ofSubject(id)).toEqual([]);
    core.clock.advance(60_000);
    effects.kick();
    await aProcess(listener).happens(type);
    effects.kick();
    await eventually(() => ran.length > 0);
    expect(ran).toHaveLength(1);
  });

  it('is run again, with the same event, after a crash between the act and its record; and not before the lease is over', async () => {
    const { type, ran, listener } = aListener();
    const { happens } = aProcess();
    const event = await happens(type);
    // Written while nobody listened: what a process that died has left behind.
    await core.database.transaction((session) => repository.append({ ...event, id: `${event.id}b` }, [listener.name], session));
    const id = `${event.id}b`;
    const claimed = await repository.claim(core.clock.now(), 30_000, [listener.name], `${id}:${listener.name}`);
    expect(claimed).toMatchObject({ attempts: 1 });
    const { effects } = aProcess(listener);
    core.clock.advance(25_000);
    effects.kick();
    expect(await repository.claim(core.clock.now(), 30_000, [listener.name], `${id}:${listener.name}`)).toBeNull();
    expect(ran).toEqual([]);
    core.clock.advance(6_000);
    await eventually(() => ran.length > 0);
    await eventually(() => repository.isDone(`${id}:${listener.name}`));
    core.clock.advance(60_000);
    effects.kick();
    expect(ran).toEqual([id]);
  });

  it('that fails is tried again, later and later, and holds up no other', async () => {
    const bad = aListener((_event, times) => (times < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve()));
    const good = aListener();
    const { effects, happens } = aProcess(bad.listener, good.listener);
    const { id } = await happens(bad.type);
    await happens(good.type);
    await eventually(() => good.ran.length === 1 && bad.ran.length >= 1);
    const effectId = `${id}:${bad.listener.name}`;
    for (const [tries, seconds] of [[1, 1], [2, 2]] as const) {
      await eventually(() => bad.ran.length === tries);
      // Postponed, and no longer on its lease of half a minute.
      const nextTry = await eventually(async () => {
        const dueAt: Date = (await core.database.connection.collection('effects').findOne({ _id: effectId as never }))?.dueAt;
        return dueAt.getTime() < core.clock.now().getTime() + 5_000 && dueAt;
      });
      expect(nextTry.getTime() - core.clock.now().getTime()).toBeLessThanOrEqual(seconds * 1_000);
      core.clock.advance(seconds * 1_000);
      effects.kick();
    }
    await eventually(() => repository.isDone(effectId));
    expect(bad.ran).toEqual([id, id, id]);
  });

  it('that somebody waits for tells them why it failed', async () => {
    const { type, listener } = aListener(() => Promise.reject(new Error('Stripe is away')));
    const { happens } = aProcess();
    const event = await happens(type);
    await core.database.transaction((session) => repository.append({ ...event, id: `${event.id}c` }, [listener.name], session));
    const { effects } = aProcess(listener);
    await expect(effects.runNow(`${event.id}c`, listener.name)).rejects.toThrow('Stripe is away');
  });
});
