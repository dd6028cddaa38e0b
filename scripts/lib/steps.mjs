/**
 * Progress that a person can follow: what runs now, and how long each step took.
 * @param {number} total
 * @param {AbortSignal} signal once aborted, no further step begins
 */
export function steps(total, signal) {
  let count = 0;
  /**
   * @template T
   * @param {string} name
   * @param {(log: (line: string) => void) => Promise<T>} work
   * @returns {Promise<T>}
   */
  return async function step(name, work) {
    signal.throwIfAborted();
    count += 1;
    const title = `[${count}/${total}] ${name}`;
    const since = Date.now();
    console.log(`${title} …`);
    try {
      const result = await work((line) => console.log(`      ${line}`));
      console.log(`${title} … ${seconds(since)}`);
      return result;
    } catch (error) {
      if (!signal.aborted) console.log(`${title} … failed after ${seconds(since)}`);
      throw error;
    }
  };
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
