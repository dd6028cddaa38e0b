import type { mongo } from 'mongoose';
import { eventually } from '../../../test/eventually';
import { settableClock } from '../../../test/settable-clock';
import { createLog } from '../log/log';
import { createMetrics } from '../metrics/metrics';
import type { DomainEvent } from './event';
import type { EventRepository } from './repository';
import { createTail } from './tail';

/** A log of events whose stream can break, and lose what comes meanwhile. */
function aLog() {
  const clock = settableClock();
  const kept: DomainEvent[] = [];
  const asked: Date[] = [];
  let streams = 0;
  let current: { push(event: DomainEvent): void; break(): void } | undefined;

  function watch(): mongo.ChangeStream {
    streams += 1;
    const waiting: DomainEvent[] = [];
    let wake: () => void = () => undefined;
    let broken: Error | 'closed' | undefined;
    current = {
      push(event) {
        waiting.push(event);
        wake();
      },
      break() {
        broken = new Error('the connection is gone');
        wake();
      },
    };
    const stream = {
      tryNext: () => Promise.resolve(null),
      close() {
        broken ??= 'closed';
        wake();
        return Promise.resolve();
      },
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const event = waiting.shift();
          if (event) yield { fullDocument: event };
          else if (broken === 'closed') return;
          else if (broken) throw broken;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    };
    return stream as unknown as mongo.ChangeStream;
  }
  const repository = {
    watch,
    toEvent: (event: DomainEvent) => event,
    since(at: Date, limit: number) {
      asked.push(at);
      return Promise.resolve(kept.filter((event) => event.at >= at).slice(0, limit));
    },
  } as unknown as EventRepository;

  let count = 0;
  const make = (at = clock.now()): DomainEvent => ({ id: `evt_${(count += 1)}`, type: 'test', at, by: 'system', subject: { kind: 'booking', id: 'bkg_1' }, audience: [], staff: false, data: {} });
  return {
    clock,
    asked,
    get streams() {
      return streams;
    },
    tail: createTail({ repository, clock, log: createLog({ logLevel: 'silent' }), metrics: createMetrics() }),
    /** Committed, and seen on the stream. */
    commit(event = make()) {
      kept.push(event);
      current?.push(event);
      return event.id;
    },
    /** Committed while the stream was down. */
    miss(event = make()) {
      kept.push(event);
      return event.id;
    },
    make,
    break: () => current?.break(),
  };
}

function anObserver() {
  const seen: string[] = [];
  let resets = 0;
  return {
    seen,
    get resets() {
      return resets;
    },
    observer: {
      name: 'test',
      observe: ({ id }: DomainEvent) => void seen.push(id),
      reset() {
        resets += 1;
        return Promise.resolve();
      },
    },
  };
}

describe('the tail of the log', () => {
  it('tells every observer in the order of commit, not of the events own times', async () => {
    const log = aLog();
    const { seen, observer } = anObserver();
    const failing = { name: 'failing', observe: () => Promise.reject(new Error('no')) };
    await log.tail.start([failing, observer]);
    expect(log.tail.following).toBe(true);
    const late = log.make(new Date(log.clock.now().getTime() - 8_000));
    const ids = [log.commit(), log.commit(late), log.commit()];
    await eventually(() => seen.length === 3);
    expect(seen).toEqual(ids);
    await log.tail.stop();
  });

  it('opens a stream that broke again, and reads what it missed, once', async () => {
    const log = aLog();
    const { seen, observer } = anObserver();
    await log.tail.start([observer]);
    const before = log.commit();
    await eventually(() => seen.length === 1);
    log.clock.advance(20_000);
    const missed = log.miss();
    const slow = log.miss(log.make(new Date(log.clock.now().getTime() - 9_000)));
    log.break();
    await eventually(() => log.streams === 2 && seen.length === 3);
    const after = log.commit();
    await eventually(() => seen.includes(after));
    expect([...seen].sort()).toEqual([before, missed, slow, after].sort());
    expect(log.asked[0]?.getTime()).toBeLessThan(log.clock.now().getTime() - 40_000);
    await log.tail.stop();
  });

  it('starts its observers again when too much was missed to be read', async () => {
    const log = aLog();
    const state = anObserver();
    await log.tail.start([state.observer]);
    for (let count = 0; count < 5_000; count += 1) log.miss();
    log.break();
    await eventually(() => state.resets === 1);
    expect(state.seen).toEqual([]);
    const after = log.commit();
    await eventually(() => state.seen.includes(after));
    await log.tail.stop();
  });

  it('ends when it is stopped', async () => {
    const log = aLog();
    await log.tail.start([]);
    await log.tail.stop();
    expect(log.tail.following).toBe(false);
    expect(log.streams).toBe(1);
  });
});
