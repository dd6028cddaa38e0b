import { dayMs, hourMs, minuteMs, plusMs, zonedToInstant, type Period } from '../../time';
import { applyMove, type Move } from './apply';
import { worldOf, type Details, type WorldState } from './world';

/** Two renters, one car and its owner, support, the clock, the bank and its messages. */
export interface SmallWorld {
  readonly name: string;
  readonly start: WorldState;
  /** The dates that are still asked for, one after the other. */
  readonly asks: readonly Period[];
}

const morning = zonedToInstant('2026-10-20T08:00', 'Europe/Paris');
const first: Period = { from: plusMs(morning, 60 * hourMs), to: plusMs(morning, 84 * hourMs) };
const overlapping: Period = { from: plusMs(first.from, 12 * hourMs), to: plusMs(first.to, dayMs) };
const following: Period = { from: plusMs(first.to, 2 * hourMs), to: plusMs(first.to, dayMs) };

const complete: Details = { evidence: true, recordComplete: true };
const act = (booking: string, name: Extract<Move, { kind: 'act' }>['name'], role: 'renter' | 'owner', details = complete): Move => ({ kind: 'act', booking, name, role, details });
const wait = (until: Date): Move[] => [{ kind: 'wait', until }, { kind: 'timers' }];
const bank: Move[] = [{ kind: 'send', refuses: false }, { kind: 'deliver', index: 0, how: 'once' }];
const asked = (booking: string, period: Period): Move[] => [
  { kind: 'ask', vehicle: 0, period, name: 'request' }, { kind: 'pay', booking }, { kind: 'deliver', index: 0, how: 'once' },
];
const booked = (booking: string, period: Period): Move[] => [...asked(booking, period), act(booking, 'accept', 'owner'), ...bank];
const atTheCar = [...booked('b0', first), ...booked('b1', following), ...wait(plusMs(first.from, -47 * hourMs)), ...bank, ...wait(plusMs(first.from, -90 * minuteMs))];
const onTheRoad = [...atTheCar, act('b0', 'start-check-in', 'owner'), act('b0', 'confirm-check-in', 'renter')];
const back = [...onTheRoad, ...wait(plusMs(first.to, -hourMs)), ...bank, act('b0', 'start-check-out', 'renter'), act('b0', 'confirm-check-out', 'owner', { ...complete, driven: { km: 500, includedKm: 150, energyMissing: 5 } })];

const after = (moves: readonly Move[]): WorldState =>
  moves.reduce((world, move) => {
    const { world: next, refused } = applyMove(world, move);
    if (refused) throw new Error(`${JSON.stringify(move)} refused: ${refused}`);
    return next;
  }, worldOf([{ owner: 'odile', instant: false, perDay: 6_000 }], morning));

/** Where the walks begin: at the beginning, and where a booking's life is densest. */
export const smallWorlds = (): SmallWorld[] => [
  { name: 'two people want the same dates', start: after([]), asks: [first, overlapping] },
  { name: 'one request is paid, and another wants the same dates', start: after(asked('b0', first)), asks: [first, overlapping] },
  { name: 'a booking is confirmed, and one follows it', start: after([...booked('b0', first), ...booked('b1', following)]), asks: [] },
  { name: 'it is time to hand over the car', start: after(atTheCar), asks: [] },
  { name: 'somebody drives, and another waits for the car', start: after(onTheRoad), asks: [] },
  { name: 'the car is back', start: after(back), asks: [] },
];
