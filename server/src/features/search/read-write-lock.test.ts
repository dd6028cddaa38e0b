import { createReadWriteLock } from './read-write-lock';

/** A piece of work that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: () => done, end };
}
const aWhile = () => new Promise((resolve) => setImmediate(resolve));

describe('the lock of the index', () => {
  it('lets many read at once, and writes only between them', async () => {
    const lock = createReadWriteLock();
    const [first, second] = [work(), work()];
    const reads = [lock.read(first.run), lock.read(second.run)];
    const said: string[] = [];
    const written = lock.write(() => said.push('written'));
    first.end();
    await aWhile();
    expect(said).toEqual([]);
    second.end();
    await Promise.all([...reads, written]);
    expect(said).toEqual(['written']);
  });

  it('does not let new readers keep a writer waiting', async () => {
    const lock = createReadWriteLock();
    const long = work();
    const said: string[] = [];
    const reading = lock.read(long.run);
    const written = lock.write(() => said.push('written'));
    const late = lock.read(() => {
      said.push('read');
      return Promise.resolve();
    });
    await aWhile();
    expect(said).toEqual([]);
    long.end();
    await Promise.all([reading, written, late]);
    expect(said).toEqual(['written', 'read']);
  });

  it('writes at once where nobody reads, and goes on after work that fails', async () => {
    const lock = createReadWriteLock();
    await expect(lock.read(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    let written = false;
    void lock.write(() => (written = true));
    expect(written).toBe(true);
  });
});
