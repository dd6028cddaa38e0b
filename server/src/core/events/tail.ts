import { setTimeout as wait } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { plusMs } from '@passerelle/shared/time';
import type { Clock } from '../clock';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';
import type { DomainEvent, EventObserver } from './event';
import type { EventRepository } from './repository';

/** A transaction lives at most ten seconds, so an event committed late has a time at most so much in the past. */
const rereadMs = 30_000;
const rememberMs = 2 * rereadMs;
const pageSize = 5_000;

interface Parts {
  readonly repository: EventRepository;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface Tail {
  /** Opens the stream before it returns, so that what is committed afterwards is seen. */
  start(observers: readonly EventObserver[]): Promise<void>;
  readonly following: boolean;
  stop(): Promise<void>;
}

/**
 * Follows the log of events by change stream and tells the observers, in the order of commit. When the stream breaks it is
 * opened again, the last 30 seconds are read once more and what is known is dropped; after a longer break observers are reset.
 */
export function createTail({ repository, clock, log, metrics }: Parts): Tail {
  const seen = new Map<string, number>();
  let observers: readonly EventObserver[] = [];
  let stream: mongo.ChangeStream | undefined;
  let following = false;
  let stopped = false;
  let lastAt = clock.now();
  let reading: Promise<void> | undefined;

  function forgetOld(): void {
    const limit = lastAt.getTime() - rememberMs;
    for (const [id, at] of seen) {
      if (at >= limit) return;
      seen.delete(id);
    }
  }

  async function deliver(event: DomainEvent): Promise<void> {
    if (seen.has(event.id)) return;
    seen.set(event.id, event.at.getTime());
    if (event.at > lastAt) lastAt = event.at;
    forgetOld();
    metrics.events.inc({ type: event.type });
    for (const observer of observers) {
      try {
        await observer.observe(event);
      } catch (error) {
        log.error({ err: error, observer: observer.name, event: event.id }, 'observer failed');
      }
    }
  }

  async function open(): Promise<mongo.ChangeStream> {
    const opened = repository.watch();
    stream = opened;
    // The first look asks the server, so the stream stands from here on.
    const first: unknown = await opened.tryNext();
    if (first) await deliverChange(first);
    return opened;
  }

  async function deliverChange(change: unknown): Promise<void> {
    if (typeof change === 'object' && change !== null && 'fullDocument' in change) {
      await deliver(repository.toEvent(change.fullDocument as Parameters<typeof repository.toEvent>[0]));
    }
  }

  async function catchUp(): Promise<void> {
    const missed = await repository.since(plusMs(lastAt, -rereadMs), pageSize);
    if (missed.length === pageSize) {
      for (const observer of observers) await observer.reset?.();
      lastAt = clock.now();
      return;
    }
    for (const event of missed) await deliver(event);
  }

  async function follow(opened: mongo.ChangeStream): Promise<void> {
    let current = opened;
    for (;;) {
      try {
        following = true;
        for await (const change of current) await deliverChange(change);
      } catch (error) {
        if (!stopped) log.warn({ err: error }, 'event stream lost; opening it again');
      }
      following = false;
      for (;;) {
        if (stopped) return;
        try {
          current = await open();
          await catchUp();
          break;
        } catch (error) {
          log.warn({ err: error }, 'event stream cannot be opened yet');
          await wait(1_000);
        }
      }
    }
  }

  return {
    async start(all) {
      observers = all;
      lastAt = clock.now();
      const opened = await open();
      reading = follow(opened);
    },
    get following() {
      return following;
    },
    async stop() {
      stopped = true;
      await stream?.close();
      await reading;
    },
  };
}
