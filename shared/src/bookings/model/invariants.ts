import { sumMoney } from '../../money';
import { hourMs, overlaps, plusMs } from '../../time';
import { owedTo, payoutIsShort } from '../account';
import { bookingEquation } from '../ledger';
import { keptOf } from '../money-queue';
import { isFinal, rowFrom, type BookingState } from '../process';
import type { TransitionRow } from '../row';
import { bookingSettings } from '../settings';
import { transition } from '../transition';
import { balanceOf, type BankFile } from './bank';
import { fileOf, type ModelBooking, type WorldState } from './world';

const bufferMs = bookingSettings.bufferHours * hourMs;

const overlapsOn = (world: WorldState): string[] => {
  const all = Object.values(world.bookings).flatMap(({ id, vehicle, occupies }) => occupies.map((period) => ({ id, vehicle, period })));
  return all.flatMap((a, index) =>
    all.slice(index + 1)
      .filter((b) => b.vehicle === a.vehicle && b.id !== a.id && overlaps({ from: a.period.from, to: plusMs(a.period.to, bufferMs) }, { from: b.period.from, to: plusMs(b.period.to, bufferMs) }))
      .map((b) => `${a.id} and ${b.id} have the same car at the same time`),
  );
};

const leadsTo = ({ to }: TransitionRow, from: BookingState | null, state: BookingState): boolean => {
  if (typeof to === 'object') return Object.values(to).includes(state);
  return to === 'any' || state === (to === 'same' ? from : to);
};

/** Every line of the history follows from the one before by a row of the table. */
const strayFromTable = ({ id, timeline }: ModelBooking): string[] => {
  let state: BookingState | null = null;
  for (const entry of timeline) {
    const row = rowFrom(entry.name, state);
    if (!row?.who.includes(entry.by) || !leadsTo(row, state, entry.state)) return [`${id}: ${entry.name} by ${entry.by} from ${state ?? 'nothing'} to ${entry.state} is not in the table`];
    state = entry.state;
  }
  return [];
};

const once: readonly string[] = ['request', 'accept', 'confirm-payment', 'complete', 'charge-overage', 'report-missing', 'claim', 'settle-refusal', 'settle-no-show'];

/** Nothing that happens once in a booking's life happens twice, unless support forced it back. */
const doneTwice = ({ id, timeline }: ModelBooking): string[] => {
  if (timeline.some(({ name }) => name === 'force')) return [];
  return once.filter((name) => timeline.filter((entry) => entry.name === name).length > 1).map((name) => `${id}: ${name} twice`);
};

const wrongBooks = (file: BankFile, { id, whole: { account, queue, facts, money } }: ModelBooking): string[] => {
  const equation = bookingEquation(account.entries);
  const cash = sumMoney(account.entries.flatMap(({ lines }) => lines).filter((line) => line.account === 'stripe_balance').map((line) => line.amount)).amount;
  const faults = file.faults.map((fault) => `${id}: the bank: ${fault}`);
  if (!equation.holds) faults.push(`${id}: the equation does not hold`);
  // What a lost dispute takes after the owner was paid is the platform's own loss.
  if (equation.paid.amount + equation.refunded.amount > equation.charged.amount + equation.goodwill.amount) faults.push(`${id}: more went out than came in`);
  if (queue.length > 0) return faults;
  if (cash !== balanceOf(file)) faults.push(`${id}: the ledger has ${cash} with the platform, the bank ${balanceOf(file)}`);
  if (account.rentalHeld !== file.rentalHold > 0) faults.push(`${id}: the rental is ${account.rentalHeld ? '' : 'not '}held, the bank holds ${file.rentalHold}`);
  if ((facts.deposit === 'held') !== (file.depositHolds === 1)) faults.push(`${id}: the deposit is ${facts.deposit ?? 'unknown'}, the bank holds ${file.depositHolds}`);
  if (money === 'pending' && file.page !== 'open' && file.page !== 'paid') faults.push(`${id}: money is pending, and nothing is under way`);
  if (money === 'none' && keptOf(account) > 0) faults.push(`${id}: no money, and ${keptOf(account)} kept`);
  return faults;
};

/** A booking that is not over waits for a clock or the bank, and support can end it at any time. */
const stuck = (world: WorldState, { id, whole }: ModelBooking): string[] => {
  const { state } = whole;
  if (state === null) return [`${id} is nothing`];
  if (isFinal(state)) return [];
  const way = transition(whole, 'cancel-with-refund', { role: 'support' }, world.now, { effectShown: true, secondPerson: true, outcome: 'owner' });
  return 'ok' in way ? [] : [`${id}: support cannot end it in ${state}: ${way.refused.code}`];
};

/** What must be true once everything has come to rest: no hold is left, nobody is owed, no date is kept. */
const leftOver = (world: WorldState, { id, whole: { account, facts, queue, money }, occupies }: ModelBooking): string[] => {
  const file = fileOf(world, id);
  return [
    ...(queue.length > 0 ? [`${id}: money still moves`] : []),
    ...(occupies.length > 0 ? [`${id}: still keeps the car`] : []),
    ...(file.rentalHold + file.depositHolds > 0 ? [`${id}: a hold is left on the card`] : []),
    ...(owedTo(account).amount > 0 && !payoutIsShort(account) && facts.disputedAt === undefined && money !== 'failed' ? [`${id}: the owner is owed ${owedTo(account).amount}`] : []),
    ...(file.strays > 0 ? [`${id}: stray money stays`] : []),
  ];
};

export const restlessIn = (world: WorldState): string[] => Object.values(world.bookings).flatMap((booking) => leftOver(world, booking));

/** A booking whose documents did not change since it was found right is right. */
const foundRight = new WeakMap<ModelBooking, BankFile>();

const brokenOf = (world: WorldState, booking: ModelBooking): string[] => {
  const file = fileOf(world, booking.id);
  if (foundRight.get(booking) === file) return [];
  const broken = [...strayFromTable(booking), ...doneTwice(booking), ...wrongBooks(file, booking), ...stuck(world, booking)];
  if (broken.length === 0) foundRight.set(booking, file);
  return broken;
};

/** What is wrong with the world; empty when nothing is. */
export const brokenIn = (world: WorldState): string[] => [
  ...overlapsOn(world),
  ...Object.values(world.bookings).flatMap((booking) => brokenOf(world, booking)),
];
