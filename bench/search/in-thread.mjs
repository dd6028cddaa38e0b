import { wholeFrance } from './population.mjs';
import { watchLoop } from './watch-loop.mjs';

const measuredMs = 4_000;
const idleMs = 2_000;
/** Searches under way at any time, as many as have somebody waiting for them. */
const callers = 4;
/** So many changes are sent together where they come as fast as they are taken. */
const together = 50;

/** What was measured before has left its garbage, which no server has. */
export const forget = () => globalThis.gc?.();

/** How long the loop of this thread is held while it does nothing: what other processes take. */
export async function idleLoop() {
  forget();
  const loop = watchLoop();
  await new Promise((resolve) => setTimeout(resolve, idleMs));
  return loop.stop();
}

/**
 * Searches, views of all France and changes of calendars together, in the thread of the index: how long the loop of this thread, which
 * is the server's, is held, and how much gets done.
 * @param {{ search: Function, write: Function }} thread
 * @param {{ perSecond: number, france: boolean }} options `perSecond`: changes; Infinity: as many as are taken
 */
export async function mixedLoad(engine, thread, queries, changes, { perSecond, france }) {
  const view = wholeFrance(engine);
  forget();
  let searches = 0;
  let written = 0;
  const since = performance.now();
  const goesOn = () => performance.now() - since < measuredMs;

  const search = async () => {
    while (goesOn()) {
      const query = france && searches % 10 === 0 ? view : queries[searches % queries.length];
      searches += 1;
      await thread.search(query, 'fr');
    }
  };
  const write = async () => {
    while (goesOn() && perSecond > 0) {
      const due = perSecond === Infinity ? written + together : Math.floor(((performance.now() - since) / 1000) * perSecond);
      const some = Array.from({ length: due - written }, (_, index) => changes[(written + index) % changes.length]);
      if (some.length > 0) await thread.write(some.map((car) => ({ id: car.id, car })));
      written = due;
      if (perSecond !== Infinity) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const loop = watchLoop();
  await Promise.all([...Array.from({ length: callers }, search), write()]);
  const held = loop.stop();
  const seconds = (performance.now() - since) / 1000;
  return { searches: searches / seconds, changes: written / seconds, held };
}
