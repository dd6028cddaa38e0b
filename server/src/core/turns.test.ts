import { createTurns } from './turns';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('lets callers of one key go one after the other, in the order they came', async () => {
    const turns = createTurns();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await later();
      seen.push(`${name} ends`);
    };
    await Promise.all([turns.take('car', work('a')), turns.take('car', work('b')), turns.take('car', work('c'))]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('does not make different keys wait for each other', async () => {
    const turns = createTurns();
    let open: () => void = () => undefined;
    const held = turns.take('one', () => new Promise<void>((resolve) => (open = resolve)));
    await expect(turns.take('other', () => Promise.resolve('done'))).resolves.toBe('done');
    open();
    await held;
  });

  it('goes on after a failure, which only its own caller learns of', async () => {
    const turns = createTurns();
    const failed = turns.take('car', () => Promise.reject(new Error('taken')));
    const next = turns.take('car', () => Promise.resolve('mine'));
    await expect(failed).rejects.toThrow('taken');
    await expect(next).resolves.toBe('mine');
  });
});
