import { euros } from '../../money';
import { dayMs, hourMs, overlaps, plusMs, type Period } from '../../time';
import { nothing } from '../account';
import type { BankAnswer } from '../answers';
import type { TransitionInput } from '../facts';
import type { QueuedIntent, WholeBooking } from '../money-queue';
import { priceDays, type LineItem } from '../price';
import type { BookingRole, TransitionName } from '../process';
import { bookingSettings } from '../settings';
import { deadlineOf, takeAnswer, takeStep, type Step, type StepEntry } from '../step';
import type { Deadline } from '../transition';
import { blankFile, type BankFile } from './bank';

/** A car of the model and what it costs. */
export interface ModelVehicle {
  readonly owner: string;
  readonly instant: boolean;
  readonly perDay: number;
}

export interface ModelBooking {
  readonly id: string;
  readonly vehicle: number;
  readonly whole: WholeBooking;
  readonly deadline: Deadline | null;
  readonly occupies: readonly Period[];
  /** The payments whose news have been taken in, as the payments' own documents remember them. */
  readonly pageSettled: boolean;
  readonly timeline: readonly StepEntry[];
}

/** News from the bank, on its way. */
export type Message =
  | { readonly booking: string; readonly news: 'page_paid' | 'link_paid' | 'dispute_opened' }
  | { readonly booking: string; readonly news: 'answer'; readonly id: string; readonly answer: BankAnswer };

/** Everything there is: what is committed, what is in the bank's hands, and what a crash would forget. */
export interface WorldState {
  readonly fleet: readonly ModelVehicle[];
  readonly now: Date;
  readonly bookings: Readonly<Record<string, ModelBooking>>;
  readonly blocks: readonly { readonly vehicle: number; readonly period: Period }[];
  readonly files: Readonly<Record<string, BankFile>>;
  readonly outbox: readonly { readonly booking: string; readonly intent: QueuedIntent }[];
  readonly messages: readonly Message[];
  /** The owners' accounts can take transfers. */
  readonly payable: boolean;
}

export const worldOf = (fleet: readonly ModelVehicle[], now: Date): WorldState => ({
  fleet, now, bookings: {}, blocks: [], files: {}, outbox: [], messages: [], payable: true,
});

const zone = 'Europe/Paris';
const bufferMs = bookingSettings.bufferHours * hourMs;
const daysOf = ({ from, to }: Period): number => Math.max(1, Math.ceil((to.getTime() - from.getTime()) / dayMs));

export const priceOf = ({ perDay }: ModelVehicle, period: Period): readonly LineItem[] =>
  priceDays({ pricing: { perDay: euros(perDay), weekDiscountPercent: 20, monthDiscountPercent: 40, kmPerDay: 150 }, days: daysOf(period) }).lineItems;

export const bookingIn = (world: WorldState, id: string): ModelBooking => {
  const booking = world.bookings[id];
  if (!booking) throw new Error(`no booking ${id}`);
  return booking;
};

const ofVehicle = (world: WorldState, vehicle: number, except: string): readonly Period[] =>
  Object.values(world.bookings).filter((each) => each.vehicle === vehicle && each.id !== except).flatMap(({ occupies }) => occupies);

/** The one predicate of the calendar: rentals keep the buffer between them, blocks count exactly. */
export const isFree = (world: WorldState, vehicle: number, period: Period, except: string): boolean =>
  !ofVehicle(world, vehicle, except).some(({ from, to }) => overlaps({ from, to: plusMs(to, bufferMs) }, { from: period.from, to: plusMs(period.to, bufferMs) })) &&
  !world.blocks.some((block) => block.vehicle === vehicle && overlaps(block.period, period));

const nextStart = (world: WorldState, { id, vehicle, whole }: ModelBooking): Date | undefined => {
  const starts = [...ofVehicle(world, vehicle, id), ...world.blocks.filter((block) => block.vehicle === vehicle).map(({ period }) => period)]
    .map(({ from }) => from)
    .filter((from) => from >= whole.facts.end);
  return starts.length > 0 ? new Date(Math.min(...starts.map((from) => from.getTime()))) : undefined;
};

/** What the server would know and look up for one act; what the person hands in comes on top. */
export interface Details extends Omit<TransitionInput, 'lineItems' | 'ownerId'> {
  /** The car that takes over. */
  readonly vehicle?: number | undefined;
}

const lookUp = (world: WorldState, booking: ModelBooking, { vehicle, ...input }: Details): TransitionInput => {
  const car = world.fleet[vehicle ?? booking.vehicle];
  const { facts } = booking.whole;
  const period = input.period ?? facts.proposal?.period ?? { from: facts.start, to: facts.end };
  if (!car) throw new Error('no such car');
  return {
    ...input,
    datesFree: isFree(world, vehicle ?? booking.vehicle, period, booking.id),
    nextReservation: nextStart(world, booking),
    ...(input.period ? { lineItems: priceOf(car, input.period) } : {}),
    ...(vehicle === undefined ? {} : { ownerId: car.owner, lineItems: priceOf(car, period) }),
  };
};

const withFacts = (world: WorldState, { whole }: ModelBooking): WholeBooking => ({ ...whole, facts: { ...whole.facts, payoutPossible: world.payable } });

/** Commits a step, or nothing at all where the calendar has no room for it: that is the transaction. */
const commit = (world: WorldState, booking: ModelBooking, step: Step, vehicle = booking.vehicle): WorldState | null => {
  const occupies = step.occupies ?? booking.occupies;
  if (occupies.some((period) => !isFree(world, vehicle, period, booking.id))) return null;
  const file = world.files[booking.id] ?? blankFile;
  const page = step.checkout === 'open' ? 'open' : step.checkout === 'close' && file.page === 'open' ? 'closed' : file.page;
  const failed = step.timeline.some(({ name }) => name === 'payment-failed');
  return {
    ...world,
    bookings: {
      ...world.bookings,
      [booking.id]: { ...booking, vehicle, whole: step.booking, deadline: step.deadline, occupies, timeline: [...booking.timeline, ...step.timeline] },
    },
    files: { ...world.files, [booking.id]: { ...file, page, link: failed ? 'open' : file.link } },
    blocks: step.blocks ? [...world.blocks, { vehicle, period: step.blocks }] : world.blocks,
    outbox: step.sends ? [...world.outbox, { booking: booking.id, intent: step.sends }] : world.outbox,
  };
};

/** What became of a try: the world after it, or the code it was refused with. */
export type Tried = { readonly world: WorldState } | { readonly refused: string };

/** Each step of a booking adds to its history, so its length names the step; the same story gets the same names in every order of telling. */
const contextOf = (world: WorldState, { id, timeline }: ModelBooking) => ({ id: `${id}.${timeline.length}`, now: world.now });

/** Somebody acts on a booking, or the system does. */
export const tryAct = (world: WorldState, id: string, name: TransitionName, role: BookingRole, details: Details): Tried => {
  const booking = bookingIn(world, id);
  const step = takeStep(withFacts(world, booking), name, role, lookUp(world, booking, details), contextOf(world, booking));
  if ('refused' in step) return { refused: step.refused.code };
  const after = commit(world, booking, step.ok, details.vehicle);
  return after ? { world: after } : { refused: 'bookings.dates_taken' };
};

/** Asks for a car (or about it): the booking comes into being with its first transition. */
export const tryAsk = (world: WorldState, vehicle: number, period: Period, name: 'inquire' | 'request'): Tried => {
  const car = world.fleet[vehicle];
  if (!car) throw new Error('no such car');
  const id = `b${Object.keys(world.bookings).length}`;
  const others = Object.values(world.bookings).map(({ whole }) => whole.state);
  const booking: ModelBooking = {
    id, vehicle, deadline: null, occupies: [], pageSettled: false, timeline: [],
    whole: {
      state: null, money: 'none', queue: [],
      facts: {
        start: period.from, end: period.to, zone, instant: car.instant, ownVehicle: false,
        unpaidHolds: others.filter((state) => state === 'pending_payment').length, expiredHoldsToday: 0, payoutPossible: world.payable,
      },
      account: {
        parties: { bookingId: id, payerId: 'renter', ownerId: car.owner }, lineItems: priceOf(car, period), deposit: euros(50_000), policy: 'moderate',
        rentalHeld: false, charges: [], entries: [],
      },
    },
  };
  const step = takeStep(booking.whole, name, 'renter', { quote: 'usable', verdict: 'fits' }, contextOf(world, booking));
  if ('refused' in step) return { refused: step.refused.code };
  const after = commit(world, booking, step.ok);
  return after ? { world: after } : { refused: 'bookings.dates_taken' };
};

/** The bank's answer reaches the booking; one that has been taken in, or is not waited for, changes nothing. */
export const takeBankAnswer = (world: WorldState, id: string, intentId: string, answer: BankAnswer): WorldState => {
  const booking = bookingIn(world, id);
  const step = takeAnswer(withFacts(world, booking), intentId, answer, contextOf(world, booking));
  if (!step) return world;
  const after = commit(world, booking, step);
  if (!after) throw new Error(`the answer to ${intentId} found no room in the calendar`);
  const refusedTransfer = !answer.done && step.booking.facts.payoutPossible === false;
  return refusedTransfer ? setPayable(after, false) : after;
};

/** The owners' accounts change: every booking that waits for that gets its deadline, or loses it. */
export const setPayable = (world: WorldState, payable: boolean): WorldState => {
  const bookings = Object.values(world.bookings).map((booking) => {
    const whole = { ...booking.whole, facts: { ...booking.whole.facts, payoutPossible: payable } };
    return [booking.id, { ...booking, whole, deadline: deadlineOf(whole) }] as const;
  });
  return payable === world.payable ? world : { ...world, payable, bookings: Object.fromEntries(bookings) };
};

export const settlePage = (world: WorldState, id: string): WorldState => ({
  ...world, bookings: { ...world.bookings, [id]: { ...bookingIn(world, id), pageSettled: true } },
});

export const fileOf = (world: WorldState, id: string): BankFile => world.files[id] ?? blankFile;

export const withFile = (world: WorldState, id: string, change: Partial<BankFile>): WorldState => ({
  ...world, files: { ...world.files, [id]: { ...fileOf(world, id), ...change } },
});

export const amountOf = (amount: number) => ({ ...nothing, amount });
