/**
 * Carries out the tasks with so many connections: each takes the next one as soon as it has an answer.
 * @template T, R
 * @param {number} connections
 * @param {readonly T[]} tasks
 * @param {(task: T, connection: number, index: number) => Promise<R>} work
 * @returns {Promise<{ ms: number, perSecond: number, results: R[] }>} the results in the order of the tasks
 */
export async function load(connections, tasks, work) {
  const results = [];
  let next = 0;
  const since = performance.now();
  const connection = async (_, place) => {
    while (next < tasks.length) {
      const at = next;
      next += 1;
      results[at] = await work(tasks[at], place, at);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const ms = performance.now() - since;
  return { ms, perSecond: (tasks.length / ms) * 1000, results };
}
