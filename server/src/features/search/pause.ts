import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets the event loop go on; after a scan's slice. */
export const letOthersGo = async (): Promise<void> => {
  await nextTurn();
};

const longestMs = 4;

/** Asked often by long work: pauses when it has had the event loop for some milliseconds. */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestMs) return;
    await nextTurn();
    since = performance.now();
  };
}
