import { createBatches } from './batches';

/** A writer that is done when the test says so. */
function slowWriter() {
  const written: (readonly string[])[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const write = (items: readonly string[]) =>
    new Promise<void>((resolve, reject) => {
      written.push([...items]);
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { batches: createBatches(write), written, settled, end: async (error?: Error) => { ends.shift()?.(error); await settled(); } };
}

describe('batches', () => {
  it('hold what comes while the one before is being written, in the order it came', async () => {
    const { batches, written, settled, end } = slowWriter();
    const first = batches.add('a');
    await settled();
    const others = ['b', 'c'].map((item) => batches.add(item));
    await settled();
    expect(written).toEqual([['a']]);
    await end();
    await first;
    expect(written).toEqual([['a'], ['b', 'c']]);
    await end();
    await Promise.all(others);
  });

  it('that fail tell all who are in them, and hold up no later one', async () => {
    const { batches, written, settled, end } = slowWriter();
    const both = Promise.allSettled([batches.add('a'), batches.add('b')]);
    await settled();
    await end(new Error('the database is away'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = batches.add('c');
    await settled();
    await end();
    await next;
    expect(written).toEqual([['a', 'b'], ['c']]);
  });
});
