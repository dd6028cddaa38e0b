import { mongo } from 'mongoose';
import { coreParts, type CoreParts } from '../../../test/core-parts';
import { eventually } from '../../../test/eventually';
import { ensureIndexes } from '../database/indexes';
import { newId } from '../ids';
import { effectId, type Lease } from './effect';
import { createEffects, type Effects } from './effects';
import type { DomainEvent, EffectListener } from './event';
import { createEventLog } from './event-log';
import { createEventRepository, type EventRepository } from './repository';

jest.setTimeout(60_000);

let core: CoreParts;
let repository: EventRepository;
const running: Effects[] = [];
const letGo: (() => void)[] = [];
beforeAll(async () => {
  core = await coreParts();
  repository = createEventRepository(core.database);
  await ensureIndexes(repository.indexes);
});
afterEach(async () => {
  for (const end of letGo.splice(0)) end();
  for (const effects of running.splice(0)) await effects.stop();
});
afterAll(() => core.stop());

/** A process that runs these listeners. */
function aProcess(...listeners: EffectListener[]) {
  const effects = createEffects({ ...core, repository });
  effects.start(listeners);
  running.push(effects);
  const log = createEventLog({ ...core, repository, effects, newId });
  /** Events of one booking, in one transaction. */
  const happen = (types: readonly string[], id: string = newId('bkg')): Promise<DomainEvent[]> =>
    log.transaction(async (session) => {
      const told: DomainEvent[] = [];
      for (const type of types) told.push(await log.append({ type, by: 'system', subject: { kind: 'booking', id } }, session));
      return told;
    });
  const happens = async (type: string, id?: string): Promise<DomainEvent> => {
    const [event] = await happen([type], id);
    if (!event) throw new Error('nothing happened');
    return event;
  };
  return { effects, log, happen, happens };
}

/** A listener of a type of its own, and what it was run for. */
function aListener(act: (event: DomainEvent, times: number) => Promise<void> = () => Promise.resolve()) {
  const type = newId('evt');
  const ran: string[] = [];
  const ended: string[] = [];
  const listener: EffectListener = {
    name: `test.${type}`,
    on: [type],
    async run(event) {
      ran.push(event.id);
      await act(event, ran.length);
      ended.push(event.id);
    },
  };
  return { type, ran, ended, listener };
}

/** One that does not end before `go`, as when Stripe is slow. */
function aSlowListener() {
  const { promise, resolve: go } = settledByHand();
  letGo.push(go);
  return { ...aListener(() => promise), go };
}
function settledByHand() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

/** What a process that died has left behind: an event, and its effect with its lease or nobody's. */
async function leftBehind({ type, listener: { name } }: ReturnType<typeof aListener>, lease: Lease | null): Promise<DomainEvent> {
  const event: DomainEvent = { id: newId('evt'), type, at: core.clock.now(), by: 'system', subject: { kind: 'booking', id: newId('bkg') }, audience: [], staff: false, data: {} };
  await core.database.transaction((session) => repository.append([event], [{ id: effectId(event.id, name), event, listener: name, attempts: lease ? 1 : 0 }], lease, session));
  return event;
}
const leaseUntil = (seconds: number): Lease => ({ holder: 'another process', until: new Date(core.clock.now().getTime() + seconds * 1_000) });
const kept = async (id: string) => core.database.connection.collection<{ _id: string; dueAt: Date; holder: string | null }>('effects').findOne({ _id: id });
const passes = () => new Promise((resolve) => setImmediate(resolve));

describe('an effect', () => {
  it('is run once by one of several processes', async () => {
    const { type, ran, listener } = aListener();
    const processes = [aProcess(listener), aProcess(listener), aProcess(listener)];
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await processes[0]?.happens(type))?.id ?? '');
    await Promise.all(ids.map((id) => Promise.all(processes.map(({ effects }) => effects.runNow(id, listener.name)))));
    expect([...ran].sort()).toEqual([...ids].sort());
  });

  it('that nobody has taken is taken by one of several processes', async () => {
    const known = aListener();
    const events: DomainEvent[] = [];
    for (let count = 0; count < 20; count += 1) events.push(await leftBehind(known, null));
    for (let count = 0; count < 3; count += 1) aProcess(known.listener);
    for (const { id } of events) await eventually(() => repository.isDone(effectId(id, known.listener.name)));
    expect([...known.ran].sort()).toEqual(events.map(({ id }) => id).sort());
  });

  it('does not exist when its transaction failed', async () => {
    const { type, ran, listener } = aListener();
    const { log, happens } = aProcess(listener);
    const id = newId('bkg');
    const failing = log.transaction(async (session) => {
      await log.append({ type, by: 'system', subject: { kind: 'booking', id } }, session);
      throw new Error('something after it');
    });
    await expect(failing).rejects.toThrow('something after it');
    expect(await repository.ofSubject(id)).toEqual([]);
    const after = await happens(type);
    await eventually(() => ran.length > 0);
    expect(ran).toEqual([after.id]);
  });

  it('is written once when its transaction is begun again', async () => {
    const { type, ran, listener } = aListener();
    const { log } = aProcess(listener);
    const id = newId('bkg');
    let tries = 0;
    await log.transaction(async (session) => {
      await log.append({ type, by: 'system', subject: { kind: 'booking', id } }, session);
      tries += 1;
      if (tries < 3) throw new mongo.MongoServerError({ message: 'a passing conflict', errorLabels: ['TransientTransactionError'] });
    });
    const [event, ...others] = await repository.ofSubject(id);
    expect({ tries, others }).toEqual({ tries: 3, others: [] });
    await eventually(() => repository.isDone(effectId(event?.id ?? '', listener.name)));
    expect(ran).toEqual([event?.id]);
  });

  it('cannot come of an event that is told outside of a transaction of the log', async () => {
    const { type, listener } = aListener();
    const { log } = aProcess(listener);
    await expect(core.database.transaction((session) => log.append({ type, by: 'system', subject: { kind: 'booking', id: newId('bkg') } }, session))).rejects.toThrow('outside of a transaction');
  });

  it('is run again, with the same event, after a crash between the act and its record; and not before the lease is over', async () => {
    const known = aListener();
    const { id } = await leftBehind(known, leaseUntil(15));
    aProcess(known.listener);
    const { happens } = aProcess(known.listener);
    core.clock.advance(10_000);
    // What comes now is run at once, so that process has looked.
    const other = await happens(known.type);
    await eventually(() => repository.isDone(effectId(other.id, known.listener.name)));
    expect(known.ran).toEqual([other.id]);
    core.clock.advance(6_000);
    await eventually(() => repository.isDone(effectId(id, known.listener.name)));
    core.clock.advance(60_000);
    expect(known.ran).toEqual([other.id, id]);
  });

  it('that takes long is left to its process, which says so in the database', async () => {
    const slow = aSlowListener();
    const { id } = await aProcess(slow.listener).happens(slow.type);
    aProcess(slow.listener);
    const ofEffect = effectId(id, slow.listener.name);
    await eventually(() => slow.ran.length === 1);
    for (let seconds = 0; seconds < 30; seconds += 10) {
      const before = (await kept(ofEffect))?.dueAt.getTime() ?? 0;
      core.clock.advance(10_000);
      await eventually(async () => ((await kept(ofEffect))?.dueAt.getTime() ?? 0) > before + 5_000);
    }
    slow.go();
    await eventually(() => repository.isDone(ofEffect));
    expect(slow.ran).toEqual([id]);
  });

  it('that fails is tried again, later and later, and holds up no other', async () => {
    const bad = aListener((_event, times) => (times < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve()));
    const good = aListener();
    const { happen } = aProcess(bad.listener, good.listener);
    // Of one booking, and the good one after the bad one.
    const [first] = await happen([bad.type, good.type]);
    await eventually(() => good.ran.length === 1 && bad.ran.length >= 1);
    const id = effectId(first?.id ?? '', bad.listener.name);
    for (const [tries, seconds] of [[1, 1], [2, 2]] as const) {
      await eventually(() => bad.ran.length === tries);
      // Postponed, and no longer on its lease.
      const nextTry = await eventually(async () => {
        const { dueAt, holder } = (await kept(id)) ?? {};
        return holder === null && dueAt;
      });
      expect(nextTry.getTime() - core.clock.now().getTime()).toBeLessThanOrEqual(seconds * 1_000);
      core.clock.advance(seconds * 1_000);
    }
    await eventually(() => repository.isDone(id));
    expect(bad.ran).toEqual([first?.id, first?.id, first?.id]);
  });

  it('that somebody waits for tells them why it failed', async () => {
    const known = aListener(() => Promise.reject(new Error('Stripe is away')));
    const { effects, happens } = aProcess(known.listener);
    await expect(effects.runNow((await happens(known.type)).id, known.listener.name)).rejects.toThrow('Stripe is away');
  });
});

describe('the effects of one booking', () => {
  it('never overlap and keep their order, while those of others go on', async () => {
    const slow = aSlowListener();
    const quick = aListener();
    const { happen, happens } = aProcess(slow.listener, quick.listener);
    const id = newId('bkg');
    const [, ...inLine] = await happen([slow.type, quick.type, quick.type], id);
    inLine.push(await happens(quick.type, id));
    const other = await happens(quick.type);
    await eventually(() => quick.ended.length === 1);
    expect(quick.ran).toEqual([other.id]);
    slow.go();
    await eventually(() => quick.ended.length === 4);
    expect(quick.ran).toEqual([other.id, ...inLine.map((event) => event.id)]);
  });

  it('go in one line with those of its payments', async () => {
    const slow = aSlowListener();
    const quick = aListener();
    const { log, happens } = aProcess(slow.listener, quick.listener);
    const bookingId = newId('bkg');
    await log.transaction((session) => log.append({ type: slow.type, by: 'system', subject: { kind: 'payment', id: newId('pay') }, data: { bookingId } }, session));
    await happens(quick.type, bookingId);
    await eventually(() => slow.ran.length === 1);
    await passes();
    expect(quick.ran).toEqual([]);
    slow.go();
    await eventually(() => quick.ended.length === 1);
  });

  it('that have not begun when a process ends are taken over at once', async () => {
    const slow = aSlowListener();
    const quick = aListener();
    const leaving = aProcess(slow.listener, quick.listener);
    const [, waiting] = await leaving.happen([slow.type, quick.type]);
    await eventually(() => slow.ran.length === 1);
    const ended = leaving.effects.stop();
    slow.go();
    await ended;
    expect(quick.ran).toEqual([]);
    aProcess(slow.listener, quick.listener);
    await eventually(() => repository.isDone(effectId(waiting?.id ?? '', quick.listener.name)));
    expect(slow.ran).toHaveLength(1);
  });
});

describe('effects of which one stands for several', () => {
  /** Merged by the key that the event tells. */
  function aMergingListener() {
    const slow = aSlowListener();
    return { ...slow, listener: { ...slow.listener, mergeKey: ({ data }: DomainEvent) => (typeof data.key === 'string' ? data.key : null) } };
  }
  async function told(keys: readonly (string | null)[], { listener, type, go, ran, ended }: ReturnType<typeof aMergingListener>, runs: number) {
    const { log } = aProcess(listener);
    const id = newId('bkg');
    const events: DomainEvent[] = [];
    for (const key of keys) events.push(await log.transaction((session) => log.append({ type, by: 'system', subject: { kind: 'booking', id }, data: { key } }, session)));
    expect(ran).toEqual([events[0]?.id]);
    go();
    await eventually(() => ended.length === runs);
    for (const event of events) await eventually(() => repository.isDone(effectId(event.id, listener.name)));
    return { events, ran };
  }

  it('are run once for all that come while one is under way, and are all done', async () => {
    const { events, ran } = await told(['a', 'a', 'a', 'a'], aMergingListener(), 2);
    expect(ran).toEqual([events[0]?.id, events[1]?.id]);
  });

  it('are run by themselves where their key is another, or none', async () => {
    const { ran } = await told(['a', 'b', null, null, 'b'], aMergingListener(), 4);
    expect(ran).toHaveLength(4);
  });
});

describe('many effects', () => {
  it('of a listener that is slow hold up those of no other', async () => {
    const slow = aSlowListener();
    const quick = aListener();
    const { happens } = aProcess(slow.listener, quick.listener);
    for (let count = 0; count < 30; count += 1) await happens(slow.type);
    await happens(quick.type);
    await eventually(() => quick.ended.length === 1);
    expect(slow.ended).toEqual([]);
    expect(slow.ran.length).toBeLessThan(30);
    slow.go();
    await eventually(() => slow.ended.length === 30);
  });

  it('more than a process takes at once wait in the database, and all are run once and in the order of each booking', async () => {
    const slow = aSlowListener();
    const { happen } = aProcess(slow.listener);
    const bookings = Array.from({ length: 4 }, () => newId('bkg'));
    const happened = new Map<string, string[]>();
    for (let round = 0; round < 10; round += 1) {
      // The last ones come while the first are being run.
      if (round === 8) slow.go();
      for (const id of bookings) {
        const events = await happen(Array.from({ length: 10 }, () => slow.type), id);
        happened.set(id, [...(happened.get(id) ?? []), ...events.map((event) => event.id)]);
      }
    }
    await eventually(() => slow.ended.length === 400, 30_000);
    await eventually(async () => (await Promise.all(slow.ended.map((id) => repository.isDone(effectId(id, slow.listener.name))))).every(Boolean));
    expect(slow.ran).toHaveLength(400);
    for (const [, ids] of happened) {
      const mine = new Set(ids);
      expect(slow.ran.filter((id) => mine.has(id))).toEqual(ids);
    }
  });
});
