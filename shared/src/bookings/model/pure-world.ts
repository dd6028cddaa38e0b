import { zonedToInstant } from '../../time';
import { allowedTransitions } from '../transition';
import { isFinal, isTransitionName, type BookingRole } from '../process';
import { withMoneyFacts } from '../money-queue';
import { applyMove, type Move } from './apply';
import { brokenIn } from './invariants';
import type { SeenBooking, World } from './moves';
import { fileOf, worldOf, type ModelBooking, type ModelVehicle, type WorldState } from './world';

const fleet: readonly ModelVehicle[] = [
  { owner: 'odile', instant: false, perDay: 6_000 },
  { owner: 'omar', instant: true, perDay: 7_501 },
  { owner: 'odile', instant: false, perDay: 4_999 },
];

/** Of those that are over, the driver sees the last few, for a dispute or a message that comes twice; and all whose payment nobody knows of yet. */
const recent = 4;
const isQuiet = (world: WorldState, { id, pageSettled, whole: { state, queue } }: ModelBooking): boolean => {
  const { page, link } = fileOf(world, id);
  return state !== null && isFinal(state) && queue.length === 0 && (page !== 'paid' || pageSettled) && link !== 'paid';
};

/** The world of the pure model behind the interface that the driver knows. */
export interface PureWorld extends World {
  readonly state: () => WorldState;
}

const seen = (world: WorldState, { id, vehicle, whole, deadline }: ModelBooking): SeenBooking | null => {
  const { state, money, facts } = whole;
  if (state === null) return null;
  const known = withMoneyFacts({ ...whole, facts: { ...facts, payoutPossible: world.payable } });
  const can = (role: BookingRole) => Object.keys(allowedTransitions(known, role, world.now)).filter(isTransitionName);
  return { id, vehicle, state, money, start: facts.start, end: facts.end, deadline: deadline?.at ?? null, can };
};

export const pureWorld = (start = zonedToInstant('2026-10-20T08:00', 'Europe/Paris'), cars = fleet): PureWorld => {
  let world = worldOf(cars, start);
  return {
    now: () => world.now,
    vehicles: () => cars.length,
    bookings: () => {
      const all = Object.values(world.bookings);
      return all.filter((booking, index) => booking.deadline || index >= all.length - recent || !isQuiet(world, booking)).flatMap((booking) => seen(world, booking) ?? []);
    },
    underWay: () => ({ messages: world.messages.length, orders: world.outbox.length }),
    apply: (move: Move) => {
      const applied = applyMove(world, move);
      world = applied.world;
      return Promise.resolve(applied.refused ?? null);
    },
    broken: () => Promise.resolve(brokenIn(world)),
    state: () => world,
  };
};
