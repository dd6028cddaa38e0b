import fs from 'node:fs';

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/**
 * Processor time of a process since it began. Unlike the clock it is about the same on a machine that others use too.
 * @param {number | undefined} pid
 * @returns {number} in ms; NaN where the system does not say
 */
export function processorMs(pid) {
  try {
    const [, after] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = after.split(' ').slice(11, 13).map(Number);
    return (user + system) * tickMs;
  } catch {
    return NaN;
  }
}
