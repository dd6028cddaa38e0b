import fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { quantile } from '../statistics.mjs';

const everyMs = 1;

/** How long this process's first thread, ready to go on, has waited for a processor so far, in ms. */
const waitedMs = () => Number(fs.readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6;

/**
 * Watches the event loop of the first thread until `stop` is called: how long it was held, in ms, by the clock, and without the time in
 * which it was ready but other threads and processes had the processors, which the kernel counts.
 */
export function watchLoop() {
  const histogram = monitorEventLoopDelay({ resolution: everyMs });
  const held = [];
  let before = { at: performance.now(), waited: waitedMs() };
  const timer = setInterval(() => {
    const now = { at: performance.now(), waited: waitedMs() };
    held.push(Math.max(0, now.at - before.at - everyMs - (now.waited - before.waited)));
    before = now;
  }, everyMs);
  histogram.enable();
  return {
    stop() {
      histogram.disable();
      clearInterval(timer);
      return {
        // The histogram waits a millisecond itself between two looks.
        clock: { p99: histogram.percentile(99) / 1e6 - everyMs, max: histogram.max / 1e6 - everyMs },
        work: { p99: quantile(held, 0.99), max: Math.max(...held) },
      };
    },
  };
}
