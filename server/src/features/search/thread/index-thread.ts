import { Worker } from 'node:worker_threads';
import { problem } from '@passerelle/shared/problem';
import type { Log } from '../../../core/log/log';
import type { CarIndex } from '../car-index';
import type { Answer, Ask } from './messages';

export interface IndexThread extends CarIndex {
  /** `listener` is called when the thread has died with all that it held; the next call begins another one, which is empty. */
  onLost(listener: () => void): void;
  stop(): Promise<void>;
}

/** A page of results is a quarter of a megabyte of short-lived objects: with room for hundreds, few searches meet the garbage collector. */
const youngMb = 192;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The index in a thread of its own, so that no search, however large, holds up whoever books, pays or writes a message. Begins with
 * the first call. `file`: run-thread.ts, built.
 */
export function createIndexThread(file: URL, log: Log): IndexThread {
  const waiting = new Map<number, Waiting>();
  let listeners: (() => void)[] = [];
  let worker: Worker | undefined;
  let asked = 0;

  function settle(answer: Answer): void {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('problem' in answer) call?.reject(problem(answer.problem.code, answer.problem.details));
    else if ('fault' in answer) call?.reject(new Error(`the search index failed: ${answer.fault}`));
    else call?.resolve(answer.value);
  }

  function begin(): Worker {
    const begun = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMb } });
    begun.on('message', settle);
    begun.on('error', (error) => log.error({ err: error }, 'the thread of the search index failed'));
    begun.once('exit', () => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error('the thread of the search index ended'));
      waiting.clear();
      for (const listener of listeners) listener();
    });
    return begun;
  }

  function call<T>(name: Ask['name'], ...args: readonly unknown[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      asked += 1;
      // The thread answers with what the same call of `CarIndex` gives there.
      waiting.set(asked, { resolve: resolve as Waiting['resolve'], reject });
      worker ??= begin();
      worker.postMessage({ id: asked, name, args } satisfies Ask);
    });
  }

  return {
    search: (query, locale) => call('search', query, locale),
    write: (changes) => call('write', changes),
    begin: (cars, today) => call('begin', cars, today),
    add: (cars) => call('add', cars),
    takeOver: (today) => call('takeOver', today),
    tidy: (today) => call('tidy', today),
    sample: (count) => call('sample', count),
    describe: (ids, now) => call('describe', ids, now),
    onLost(listener) {
      listeners.push(listener);
    },
    async stop() {
      listeners = [];
      await worker?.terminate();
    },
  };
}
