import { transitionNames } from '../process';
import { restlessIn } from './invariants';
import { pureWorld, type PureWorld } from './pure-world';
import { comeToRest, playRandom } from './run';

/** The runner's own; shared knows no Node, but its tests are told how much to run. */
declare const process: { readonly env: Readonly<Record<string, string | undefined>>; readonly stdout: { write(text: string): void } };

const steps = Number(process.env.MODEL_STEPS ?? 12_000);
const seed = process.env.MODEL_SEED === undefined ? undefined : Number(process.env.MODEL_SEED);
const stepsInRun = 400;
const seeds = seed === undefined ? Array.from({ length: Math.ceil(steps / stepsInRun) }, (_, index) => index + 1) : [seed];

/** What happened to the bookings that are named in what broke. */
const historiesOf = (world: PureWorld, broken: readonly string[]): string[] =>
  Object.values(world.state().bookings)
    .filter(({ id }) => broken.some((text) => new RegExp(`\\b${id}\\b`).test(text)))
    .map(({ id, timeline, whole }) => [
      `${id}: ${timeline.map(({ name, by, state }) => `${name} (${by}) > ${state}`).join(', ')}`,
      JSON.stringify({ money: whole.money, facts: whole.facts, charges: whole.account.charges, queue: whole.queue }),
      ...whole.account.entries.map((entry) => JSON.stringify(entry)),
    ].join('\n'));

describe('random sequences of acts, timers, messages and crashes', () => {
  it(`keep every invariant for ${seeds.length * stepsInRun} steps, and come to rest`, async () => {
    const met = new Map<string, number>();
    for (const each of seeds) {
      const world = pureWorld();
      const { failure, moves } = await playRandom(world, each, stepsInRun);
      const replay = `MODEL_SEED=${each} npx jest --selectProjects shared --testPathPatterns bookings/model/random`;
      if (failure) throw new Error([`seed ${failure.seed}, step ${failure.step}: ${failure.broken.join('; ')}`, ...failure.last, ...historiesOf(world, failure.broken), `again: ${replay}`].join('\n'));
      moves.forEach((count, name) => met.set(name, (met.get(name) ?? 0) + count));
      const left = [...(await comeToRest(world)), ...restlessIn(world.state())];
      if (left.length > 0) throw new Error([`seed ${each} does not come to rest:`, ...left, ...historiesOf(world, left), `again: ${replay}`].join('\n'));
      Object.values(world.state().bookings).forEach(({ timeline }) => timeline.forEach(({ name }) => met.set(`${name}!`, (met.get(`${name}!`) ?? 0) + 1)));
    }
    const never = transitionNames.filter((name) => !met.has(`${name}!`));
    if (process.env.MODEL_TELL) process.stdout.write(`${[...met].sort().map(([name, count]) => `${name} ${count}`).join('\n')}\n`);
    expect(never).toEqual([]);
  }, 600_000);
});
