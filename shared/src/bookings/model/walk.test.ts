import { smallWorlds } from './small-worlds';
import { walk } from './walk';

/** The runner's own; shared knows no Node, but its tests are told how much to run. */
declare const process: { readonly env: Readonly<Record<string, string | undefined>>; readonly stdout: { write(text: string): void } };
const mostStates = Number(process.env.MODEL_STATES ?? 2_000);

describe('every order of everything that can happen', () => {
  it.each(smallWorlds())('keeps every invariant when $name', ({ name, start, asks }) => {
    const { depth, states, moves, failure } = walk(start, asks, mostStates);
    if (failure) throw new Error([...failure.broken, ...failure.way.map((move) => JSON.stringify(move))].join('\n'));
    if (process.env.MODEL_TELL) process.stdout.write(`${name}: ${depth} moves deep, ${states} states, ${moves} moves\n`);
    expect(states).toBeGreaterThanOrEqual(mostStates);
  }, 900_000);
});
