import { earliest, hourMs, minuteMs, plusMs, type Period } from '../../time';
import { withMoneyFacts } from '../money-queue';
import { isTransitionName, type BookingRole, type TransitionName } from '../process';
import { allowedTransitions } from '../transition';
import { applyMove, type Move } from './apply';
import { brokenIn } from './invariants';
import type { Details, ModelBooking, WorldState } from './world';

const amount = { amount: 5_000, currency: 'EUR' as const };
const whole: Details = {
  reason: 'other', quote: 'usable', verdict: 'fits', consentRecorded: true, evidence: true, recordComplete: true, effectShown: true, secondPerson: true, note: true,
};

/** The ways in which each act is tried: one, but where what is handed in decides. */
const waysOf = (name: TransitionName, { whole: { facts } }: ModelBooking): Details[] => {
  switch (name) {
    case 'propose-change':
      return [{ ...whole, period: { from: plusMs(facts.start, 24 * hourMs), to: plusMs(facts.end, 48 * hourMs) } }, { ...whole, period: { from: facts.start, to: plusMs(facts.end, -3 * hourMs) } }];
    case 'propose-extension':
      return [{ ...whole, period: { from: facts.start, to: plusMs(facts.end, 26 * hourMs) } }];
    case 'cancel-with-refund':
      return [{ ...whole, outcome: 'renter', amount }, { ...whole, outcome: 'owner' }];
    case 'resolve':
      return [{ ...whole, outcome: 'returned' }, { ...whole, outcome: 'owner_cancelled' }];
    case 'force':
      return [{ ...whole, outcome: 'confirmed' }, { ...whole, outcome: 'completed' }];
    case 'confirm-check-in':
      return [whole, { ...whole, actedAt: plusMs(facts.start, minuteMs) }];
    case 'estimate':
    case 'answer':
    case 'partial-refund':
    case 'goodwill':
    case 'capture-deposit':
      return [{ ...whole, amount }];
    case 'settle':
      return [whole, { ...whole, amount }];
    case 'change-vehicle':
      return [{ ...whole, vehicle: 0 }];
    default:
      return [whole];
  }
};

const people: readonly BookingRole[] = ['renter', 'owner', 'support'];

const actsOn = (world: WorldState, booking: ModelBooking): Move[] => {
  const known = withMoneyFacts({ ...booking.whole, facts: { ...booking.whole.facts, payoutPossible: world.payable } });
  const seen = new Set<string>();
  return people.flatMap((role) =>
    Object.keys(allowedTransitions(known, role, world.now)).filter(isTransitionName)
      // What two people may do alike is done by one of them, unless it matters by whom.
      .filter((name) => (role === 'support' ? !seen.has(name) : Boolean(seen.add(name))))
      .flatMap((name) => waysOf(name, booking).map((details): Move => ({ kind: 'act', booking: booking.id, name, role, details }))),
  );
};

/** The next instant at which anything is due or may be done. */
const nextInstant = (world: WorldState): Move[] => {
  const all = Object.values(world.bookings).flatMap(({ whole: { facts }, deadline }) => [plusMs(facts.start, -hourMs), plusMs(facts.start, 46 * minuteMs), ...(deadline ? [deadline.at] : [])]);
  const [next, ...others] = all.filter((at) => at > world.now);
  return next ? [{ kind: 'wait', until: earliest(next, ...others) }] : [];
};

/** Everything that can happen next in a small world. */
export const movesFrom = (world: WorldState, asks: readonly Period[]): Move[] => {
  const bookings = Object.values(world.bookings);
  const next = asks[bookings.length];
  return [
    ...(next ? [{ kind: 'ask', vehicle: 0, period: next, name: 'request' } as const] : []),
    ...bookings.flatMap((booking) => [...actsOn(world, booking), { kind: 'pay', booking: booking.id } as const, { kind: 'poll', booking: booking.id } as const]),
    { kind: 'timers' },
    ...nextInstant(world),
    ...(world.outbox.length > 0 ? ([{ kind: 'send', refuses: false }, { kind: 'send', refuses: true }, { kind: 'crash' }] as const) : []),
    ...(world.messages.length > 0 ? ([{ kind: 'deliver', index: 0, how: 'once' }, { kind: 'deliver', index: 0, how: 'twice' }, { kind: 'deliver', index: 0, how: 'lost' }] as const) : []),
    ...(world.messages.length > 1 ? ([{ kind: 'deliver', index: 1, how: 'once' }] as const) : []),
  ];
};

/** Looked up once: a test runner's globals are slow to reach, and this is called for every character. */
const { imul } = Math;

/** cyrb53: a state in 53 bits, so that millions fit. */
const hashOf = (text: string): number => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = imul(high ^ code, 2_654_435_761);
    low = imul(low ^ code, 1_597_334_677);
  }
  high = imul(high ^ (high >>> 16), 2_246_822_507) ^ imul(low ^ (low >>> 13), 3_266_489_909);
  low = imul(low ^ (low >>> 16), 2_246_822_507) ^ imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
};

/** Two worlds are one when everything but their histories is the same, and these are as long: what comes next is then the same too. */
const stateHash = ({ fleet: _fleet, bookings, ...rest }: WorldState): number => {
  const now = Object.values(bookings).map(({ timeline, whole: { account, ...process }, ...booking }) => {
    const { entries, ...money } = account;
    return [booking, process, money, entries.length, timeline.length];
  });
  return hashOf(JSON.stringify([rest, now]));
};

export interface Walked {
  /** So many moves deep, every order was tried. */
  readonly depth: number;
  /** Different states that were met, and moves that were tried. */
  readonly states: number;
  readonly moves: number;
  /** The first thing that went wrong, and the shortest way to it. */
  readonly failure: { readonly broken: readonly string[]; readonly way: readonly Move[] } | null;
}

interface Reached {
  readonly world: WorldState;
  readonly way: readonly Move[];
}

const tryFrom = ({ world, way }: Reached, move: Move): { readonly world: WorldState; readonly broken: readonly string[]; readonly way: readonly Move[] } => {
  try {
    const after = applyMove(world, move).world;
    return { world: after, broken: after === world ? [] : brokenIn(after), way: [...way, move] };
  } catch (error) {
    return { world, broken: [String(error)], way: [...way, move] };
  }
};

/**
 * Breadth first through every order of everything that can happen, one move deeper at a time.
 * @param mostStates no further level is begun once so many states were met
 */
export const walk = (start: WorldState, asks: readonly Period[], mostStates: number): Walked => {
  const met = new Set([stateHash(start)]);
  let edge: Reached[] = [{ world: start, way: [] }];
  let moves = 0;
  let depth = 0;
  while (edge.length > 0 && met.size < mostStates) {
    const next: Reached[] = [];
    for (const reached of edge) {
      for (const move of movesFrom(reached.world, asks)) {
        moves += 1;
        const after = tryFrom(reached, move);
        if (after.broken.length > 0) return { depth, states: met.size, moves, failure: { broken: after.broken, way: after.way } };
        if (after.world === reached.world) continue;
        const hash = stateHash(after.world);
        if (met.has(hash)) continue;
        met.add(hash);
        next.push({ world: after.world, way: after.way });
      }
    }
    edge = next;
    depth += 1;
  }
  return { depth, states: met.size, moves, failure: null };
};
