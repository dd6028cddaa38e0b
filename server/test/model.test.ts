import { playRandom } from '@passerelle/shared/bookings/model/run';
import { zonedToInstant } from '@passerelle/shared/time';
import { httpWorld } from './http-world';
import { startProduct } from './product';
import { standingClock } from './settable-clock';

/** MODEL_STEPS=5000 plays longer, MODEL_SEED=17 plays one run again. */
const steps = Number(process.env.MODEL_STEPS ?? 500);
const seed = process.env.MODEL_SEED === undefined ? undefined : Number(process.env.MODEL_SEED);
const stepsInRun = 250;
/** Of the first ones, 3 and 4 meet a car that takes over: they found dates that were kept, and a search that did not hear of it. */
const firstSeed = 3;
const seeds = seed === undefined ? Array.from({ length: Math.ceil(steps / stepsInRun) }, (_, index) => firstSeed + index) : [seed];

jest.setTimeout(120_000 + steps * 2_000);

describe('random sequences of acts, timers, webhooks and crashes, over HTTP and in the database', () => {
  it.each(seeds)('seed %i keeps every invariant, and the ledger and Stripe agree at the end', async (each) => {
    const product = await startProduct({ clock: standingClock(zonedToInstant('2026-10-20T08:00', 'Europe/Paris')), deadlinesByHand: true, env: { LOG_LEVEL: 'fatal' } });
    try {
      const world = await httpWorld(product, each);
      const replay = `MODEL_SEED=${each} npx jest --selectProjects server --testPathPatterns server/test/model`;
      const { failure, moves } = await playRandom(world, each, stepsInRun);
      if (process.env.MODEL_TELL) process.stdout.write(`${[...moves].sort().map(([name, count]) => `${name} ${count}`).join('\n')}\n`);
      if (failure) throw new Error([`seed ${each}, step ${failure.step}: ${failure.broken.join('; ')}`, ...failure.last, ...(await world.histories(failure.broken)), `again: ${replay}`].join('\n'));
      await world.settle();
      const wrong = [...(await world.broken()), ...(await world.differences())];
      if (wrong.length > 0) throw new Error([`seed ${each}, at the end: ${wrong.join('; ')}`, ...(await world.histories(wrong)), `again: ${replay}`].join('\n'));
    } finally {
      jest.restoreAllMocks();
      await product.stop();
    }
  });
});
