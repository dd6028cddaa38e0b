import { earliest, hourMs, minuteMs, plusMs, type Period } from '../../time';
import { bookingProcess, type BookingRole, type BookingState, type MoneyState, type TransitionName } from '../process';
import type { Move } from './apply';
import type { Details } from './world';

/** Whole numbers from 0 up to, and without, the one given; seeded, so that a run can be played again. */
export type Draw = (below: number) => number;

/** mulberry32: small, and the same on every machine. */
export const drawFrom = (seed: number): Draw => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
};

/** What anybody who drives the model can see of a booking: the pure model knows it, over HTTP the replies say it. */
export interface SeenBooking {
  readonly id: string;
  readonly vehicle: number;
  readonly state: BookingState;
  readonly money: MoneyState;
  readonly start: Date;
  readonly end: Date;
  readonly deadline: Date | null;
  readonly can: (role: BookingRole) => readonly TransitionName[];
}

/** What the driver of a model run sees of a world, and can do to it; the pure model and the product each have one. */
export interface World {
  readonly now: () => Date;
  readonly vehicles: () => number;
  readonly bookings: () => readonly SeenBooking[];
  /** How many messages of the bank are on their way, and how many orders wait to be sent to it. */
  readonly underWay: () => { readonly messages: number; readonly orders: number };
  /** What was refused, or null. */
  readonly apply: (move: Move) => Promise<string | null>;
  /** What is wrong; empty when nothing is. */
  readonly broken: () => Promise<readonly string[]>;
}

const pick = <Item>(draw: Draw, items: readonly Item[]): Item | undefined => items[draw(items.length)];
const chance = (draw: Draw, percent: number): boolean => draw(100) < percent;
const money = (amount: number) => ({ amount, currency: 'EUR' as const });

const newPeriod = (draw: Draw, now: Date): Period => {
  const from = plusMs(now, (3 + draw(chance(draw, 50) ? 60 : 400)) * hourMs);
  return { from, to: plusMs(from, (6 + draw(chance(draw, 80) ? 72 : 240)) * hourMs) };
};

const otherPeriod = (draw: Draw, { start, end }: SeenBooking, name: TransitionName): Period =>
  name === 'propose-extension'
    ? { from: start, to: plusMs(end, (1 + draw(60)) * hourMs) }
    : { from: plusMs(start, (draw(96) - 24) * hourMs), to: plusMs(end, (draw(120) - 20) * hourMs) };

const outcomesOf = (name: TransitionName): string[] =>
  bookingProcess.filter((row) => row.name === name).flatMap(({ to }) => (typeof to === 'object' ? Object.keys(to) : []));

const forcedStates: readonly BookingState[] = ['confirmed', 'in_progress', 'returned', 'completed', 'cancelled_by_owner', 'unresolved', 'overdue', 'claim_open'];

/** What a person hands in: mostly all that is needed, now and then nothing. */
export const detailsOf = (draw: Draw, now: Date, booking: SeenBooking, vehicles: number, name: TransitionName): Details => {
  if (chance(draw, 5)) return {};
  const outcome = name === 'force' ? pick(draw, forcedStates) : pick(draw, outcomesOf(name));
  const needsAmount = name !== 'settle' && name !== 'change-vehicle' ? chance(draw, 70) : chance(draw, 50);
  return {
    reason: 'other', quote: 'usable', verdict: 'fits', consentRecorded: true, evidence: true, recordComplete: true, effectShown: true, secondPerson: true, note: true,
    outcome,
    ...(needsAmount ? { amount: money(1 + draw(chance(draw, 80) ? 9_000 : 90_000)) } : {}),
    ...(name === 'propose-change' || name === 'propose-extension' ? { period: otherPeriod(draw, booking, name) } : {}),
    ...(name === 'change-vehicle' ? { vehicle: draw(vehicles) } : {}),
    ...(name === 'confirm-check-in' && chance(draw, 40) ? { actedAt: plusMs(booking.start, draw(40) * minuteMs) } : {}),
    ...(name === 'start-check-out' && chance(draw, 30) ? { actedAt: plusMs(now, -draw(120) * minuteMs) } : {}),
    ...(name === 'confirm-check-out' ? { driven: { km: draw(1_200), includedKm: 300, energyMissing: draw(30) } } : {}),
  };
};

const people = ['renter', 'renter', 'owner', 'owner', 'support'] as const satisfies BookingRole[];

/** Ending a booking is easy to draw and would end most runs early: people and support do it seldom. */
const seldom: readonly TransitionName[] = ['abandon', 'decline', 'withdraw', 'cancel-by-renter', 'cancel-by-owner', 'refuse-at-pickup', 'report-owner-absent', 'report-renter-absent'];
const endings: readonly TransitionName[] = ['cancel-with-refund', 'force'];

const personMove = (draw: Draw, world: World): Move | null => {
  const booking = pick(draw, world.bookings());
  if (!booking) return null;
  const role = pick(draw, people) ?? 'renter';
  const name = pick(draw, booking.can(role));
  if (!name || (seldom.includes(name) && chance(draw, 80)) || (role === 'support' && endings.includes(name) && chance(draw, 80))) return null;
  return { kind: 'act', booking: booking.id, name, role, details: detailsOf(draw, world.now(), booking, world.vehicles(), name) };
};

/** Anybody tries anything, whether or not it is offered: what is not in the table must be refused. */
const wildMove = (draw: Draw, world: World): Move | null => {
  const booking = pick(draw, world.bookings());
  const row = pick(draw, bookingProcess);
  const role = pick(draw, ['renter', 'owner', 'support'] as const);
  if (!booking || !row || !role || seldom.includes(row.name) || endings.includes(row.name)) return null;
  return { kind: 'act', booking: booking.id, name: row.name, role, details: detailsOf(draw, world.now(), booking, world.vehicles(), row.name) };
};

/** What would bring a booking on its way: left to chance alone, few would ever see a trip. */
const nextOnTheWay: Partial<Record<BookingState, readonly TransitionName[]>> = {
  inquiry: ['request'],
  requested: ['accept'],
  confirmed: ['refuse-at-pickup', 'refuse-at-pickup', 'report-owner-absent', 'report-renter-absent', 'start-check-in', 'start-check-in', 'confirm-check-in', 'confirm-check-in', 'accept-change', 'reconfirm-fit', 'propose-change'],
  in_progress: ['accept-extension', 'confirm-check-out', 'start-check-out', 'propose-extension'],
  overdue: ['confirm-check-out', 'start-check-out', 'report-problem'],
  returned: ['claim', 'dispute-overage'],
  claim_open: ['estimate', 'answer', 'settle'],
  no_show_claimed: ['contest', 'confirm-check-in'],
  refused_at_pickup: ['change-vehicle', 'settle-refusal'],
  unresolved: ['resolve'],
};

const wayMove = (draw: Draw, world: World): Move | null => {
  const booking = pick(draw, world.bookings().filter(({ deadline }) => deadline !== null));
  if (!booking) return null;
  if (booking.state === 'pending_payment' || (booking.money === 'failed' && chance(draw, 50))) return { kind: 'pay', booking: booking.id };
  const role = pick(draw, people) ?? 'renter';
  const name = pick(draw, (nextOnTheWay[booking.state] ?? []).filter((each) => booking.can(role).includes(each)));
  return name ? { kind: 'act', booking: booking.id, name, role, details: detailsOf(draw, world.now(), booking, world.vehicles(), name) } : null;
};

/** The clock goes on by a little, or to the next instant at which something is due or may be done. */
const waitMove = (draw: Draw, world: World): Move => {
  const now = world.now();
  const little = plusMs(now, (1 + draw(30)) * minuteMs);
  const trips = world.bookings().filter(({ state }) => state === 'confirmed').flatMap(({ start }) => [plusMs(start, -hourMs), plusMs(start, 46 * minuteMs)]);
  const dues = world.bookings().flatMap(({ deadline }) => deadline ?? []);
  const [next, ...others] = [...trips, ...dues].filter((at) => at > now);
  return { kind: 'wait', until: next && chance(draw, 70) ? earliest(next, ...others) : little };
};

const oddMove = (draw: Draw, world: World): Move => {
  const paid = world.bookings().filter(({ money: state }) => state === 'captured' || state === 'failed');
  const booking = pick(draw, paid)?.id;
  if (booking === undefined || chance(draw, 15)) return { kind: 'account', payable: chance(draw, 75) };
  return chance(draw, 35) ? { kind: 'dispute', booking } : { kind: 'judge', booking, lost: chance(draw, 50) };
};

const bankMove = (draw: Draw, world: World): Move => {
  const { messages, orders } = world.underWay();
  if (orders > 0 && chance(draw, 50)) return { kind: 'send', refuses: chance(draw, 10) };
  if (messages > 0 && chance(draw, 80)) return { kind: 'deliver', index: draw(messages), how: pick(draw, ['once', 'once', 'once', 'twice', 'lost'] as const) ?? 'once' };
  return { kind: 'poll', booking: pick(draw, world.bookings())?.id ?? '' };
};

/** The next thing that happens, drawn at random; always something. */
export const drawMove = (draw: Draw, world: World): Move => {
  const { messages, orders } = world.underWay();
  const ask: Move = { kind: 'ask', vehicle: draw(world.vehicles()), period: newPeriod(draw, world.now()), name: chance(draw, 15) ? 'inquire' : 'request' };
  const open = world.bookings().filter(({ deadline }) => deadline !== null).length;
  if (open === 0 || (open < 5 && chance(draw, 6))) return ask;
  if (messages + orders > 0 && chance(draw, 40)) return bankMove(draw, world);
  const which = draw(100);
  if (which < 32) return wayMove(draw, world) ?? waitMove(draw, world);
  if (which < 52) return personMove(draw, world) ?? waitMove(draw, world);
  if (which < 58) return wildMove(draw, world) ?? { kind: 'timers' };
  if (which < 72) return { kind: 'timers' };
  if (which < 90) return waitMove(draw, world);
  if (which < 92) return { kind: 'crash' };
  return which < 96 ? oddMove(draw, world) : bankMove(draw, world);
};
