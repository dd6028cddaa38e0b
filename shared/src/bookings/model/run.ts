import { isFinal } from '../process';
import type { Move } from './apply';
import { drawFrom, drawMove, type World } from './moves';

/** What went wrong, and after which moves, to be played again. */
export interface Failure {
  readonly seed: number;
  readonly step: number;
  readonly broken: readonly string[];
  readonly last: readonly string[];
}

export interface Played {
  readonly failure: Failure | null;
  /** How often each transition took place or was refused, to see that the run met them all. */
  readonly moves: ReadonlyMap<string, number>;
}

const told = (move: Move): string => JSON.stringify(move);

/** One move and the check after it; what a move throws counts as broken. */
const tryMove = async (world: World, move: Move): Promise<{ readonly refused: string | null; readonly broken: readonly string[] }> => {
  try {
    const refused = await world.apply(move);
    return { refused, broken: await world.broken() };
  } catch (error) {
    return { refused: null, broken: [String(error)] };
  }
};

/** Plays so many random moves on a world, and checks it after each. */
export const playRandom = async (world: World, seed: number, steps: number): Promise<Played> => {
  const draw = drawFrom(seed);
  const last: string[] = [];
  const moves = new Map<string, number>();
  for (let step = 0; step < steps; step += 1) {
    const move = drawMove(draw, world);
    const { refused, broken } = await tryMove(world, move);
    last.push(`${told(move)}${refused === null ? '' : ` refused: ${refused}`}`);
    const name = move.kind === 'act' ? move.name : move.kind;
    if (refused === null) moves.set(name, (moves.get(name) ?? 0) + 1);
    if (broken.length > 0) return { failure: { seed, step, broken, last: last.slice(-25) }, moves };
  }
  return { failure: null, moves };
};

const settleMoney: readonly Move[] = [{ kind: 'account', payable: true }, { kind: 'crash' }, { kind: 'timers' }];

/** After so many rounds of the clock, what is still open waits for support: a car not resolved, a claim not decided. */
const patience = 40;

/**
 * Nobody acts any more, the bank answers, support ends what only people could have ended: everything must come to rest.
 * Returns what did not, or what broke on the way.
 */
export const comeToRest = async (world: World): Promise<readonly string[]> => {
  for (let round = 0; round < 400; round += 1) {
    const open = world.bookings().filter(({ state }) => !isFinal(state));
    const waiting = world.bookings().flatMap(({ deadline }) => (deadline ? [deadline.getTime()] : []));
    const { orders, messages } = world.underWay();
    if (round > 1 && open.length === 0 && waiting.length === 0 && orders + messages === 0) return [];
    const later = waiting.filter((at) => at > world.now().getTime());
    const byHand: Move[] = later.length > 0 && round < patience ? [] : open.map(({ id }) => ({
      kind: 'act', booking: id, name: 'cancel-with-refund', role: 'support', details: { effectShown: true, secondPerson: true, outcome: 'owner' },
    }));
    const polled: Move[] = world.bookings().map(({ id }) => ({ kind: 'poll', booking: id }));
    const judged: Move[] = world.bookings().map(({ id }) => ({ kind: 'judge', booking: id, lost: false }));
    const bank: Move[] = [...Array.from({ length: orders }, () => ({ kind: 'send' as const, refuses: false })), ...Array.from({ length: messages + orders }, () => ({ kind: 'deliver' as const, index: 0, how: 'once' as const }))];
    const wait: Move[] = later.length > 0 ? [{ kind: 'wait', until: new Date(Math.min(...later)) }] : [];
    for (const move of [...settleMoney, ...bank, ...polled, ...judged, ...byHand, ...wait]) {
      const { broken } = await tryMove(world, move);
      if (broken.length > 0) return [...broken, told(move)];
    }
  }
  return world.bookings().filter(({ deadline, state }) => deadline !== null || !isFinal(state)).map(({ id, state, money }) => `${id} never comes to rest: ${state}, money ${money}`);
};
