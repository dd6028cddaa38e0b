// The thread that holds the index: an entry of its own of the build.
import { parentPort } from 'node:worker_threads';
import { Problem } from '@passerelle/shared/problem';
import { createCarIndex } from '../car-index';
import type { Ask, Outcome } from './messages';

const index = createCarIndex();

const call = (name: Ask['name'], args: readonly unknown[]): Promise<unknown> => (index[name] as (...all: readonly unknown[]) => Promise<unknown>)(...args);

async function outcomeOf({ name, args }: Ask): Promise<Outcome> {
  try {
    return { value: await call(name, args) };
  } catch (error) {
    if (error instanceof Problem) return { problem: { code: error.code, details: error.details } };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The bytes of a page are handed over, not copied. */
function bytesIn(outcome: Outcome): ArrayBuffer[] {
  const value: unknown = 'value' in outcome ? outcome.value : undefined;
  return typeof value === 'object' && value !== null && 'json' in value && value.json instanceof Uint8Array && value.json.buffer instanceof ArrayBuffer ? [value.json.buffer] : [];
}

parentPort?.on('message', (ask: Ask) => {
  void outcomeOf(ask).then((outcome) => parentPort?.postMessage({ ...outcome, id: ask.id }, bytesIn(outcome)));
});
