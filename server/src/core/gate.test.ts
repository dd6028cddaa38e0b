import { Problem } from '@passerelle/shared/problem';
import { createGate } from './gate';

/** Work that ends when it is told to. */
function errand() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end: () => end() };
}

it('lets so many in at once, and the next when one leaves, in the order they came', async () => {
  const gate = createGate({ atOnce: 2, waiting: 5 });
  const errands = [errand(), errand(), errand(), errand()];
  const begun: number[] = [];
  const all = errands.map(({ work }, index) => gate.pass(() => (begun.push(index), work())));
  expect(begun).toEqual([0, 1]);
  errands[1]?.end();
  await all[1];
  expect(begun).toEqual([0, 1, 2]);
  // The place that was handed on is taken: who comes now waits behind the one who waited before.
  const late = gate.pass(() => Promise.resolve(begun.push(4)));
  expect(begun).toEqual([0, 1, 2]);
  for (const { end } of errands) end();
  await Promise.all([...all, late]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

it('gives the place back after a failure', async () => {
  const gate = createGate({ atOnce: 1, waiting: 0 });
  await expect(gate.pass(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.pass(() => Promise.resolve('in'))).toBe('in');
});

it('asks to come back later when too many wait', async () => {
  const gate = createGate({ atOnce: 1, waiting: 1 });
  const first = errand();
  const inside = gate.pass(first.work);
  const waits = gate.pass(() => Promise.resolve());
  await expect(gate.pass(() => Promise.resolve())).rejects.toEqual(new Problem('request.rate_limited', { retryAfter: 5 }));
  first.end();
  await Promise.all([inside, waits]);
});
