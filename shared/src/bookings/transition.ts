import type { ProblemCode } from '../problem';
import { plusMs } from '../time';
import { dues, holdExtensionMs, holdMs } from './due';
import type { BookingFacts, BookingStamps, TransitionInput } from './facts';
import { guards, type GuardQuestion, type Refusal } from './guards';
import { moneyDuring, type MoneyEffect } from './money-effects';
import { bookingProcess, offeredTransitions, rowFrom, rowsNamed } from './process';
import type { BookingEffect, CalendarEffect, TransitionRow } from './row';
import { bookingStates, isFinal, type BookingRole, type BookingState, type MoneyState, type TransitionName } from './states';

/** Where a booking stands; `state: null` before there is one. */
export interface ProcessState {
  readonly state: BookingState | null;
  readonly money: MoneyState;
  readonly facts: BookingFacts;
}

export interface Deadline {
  readonly name: TransitionName;
  readonly at: Date;
}

/** What a transition makes of a booking, to be committed in one transaction. */
export interface TransitionResult {
  readonly state: BookingState;
  /** The money state until Stripe has answered; `moneyAfter(moneyEffect, …)` is the one after. */
  readonly money: MoneyState;
  readonly moneyEffect: MoneyEffect;
  readonly calendar: CalendarEffect;
  readonly effects: readonly BookingEffect[];
  /** What to keep with the booking: later deadlines count from it. */
  readonly stamps: BookingStamps;
  /** What the system does next by itself, unless somebody acts before. */
  readonly deadline: Deadline | null;
  readonly event: TransitionRow['event'];
}

export type TransitionAnswer = { readonly ok: TransitionResult } | { readonly refused: Refusal };

const refuse = (code: ProblemCode, field?: string): TransitionAnswer => ({ refused: field === undefined ? { code } : { code, field } });

const isState = (text: string | undefined): text is BookingState => bookingStates.some((state) => state === text);

/** An outcome comes from outside, so a name every object has is no outcome. */
const keyed = <Value>(table: Readonly<Record<string, Value>>, key: string | undefined): Value | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

const chooseState = (row: TransitionRow, current: BookingState | null, outcome: string | undefined): BookingState | undefined => {
  if (typeof row.to === 'object') return keyed(row.to, outcome);
  if (row.to === 'any') return isState(outcome) ? outcome : undefined;
  return row.to === 'same' ? (current ?? undefined) : row.to;
};

const chooseMoney = (row: TransitionRow, outcome: string | undefined): MoneyEffect | undefined =>
  typeof row.money === 'string' ? row.money : keyed(row.money, outcome);

const stampsOf = (row: TransitionRow, to: BookingState, facts: BookingFacts, now: Date): BookingStamps => {
  if (row.name === 'confirm-payment') return to === 'confirmed' ? { requestedAt: now, confirmedAt: now } : { requestedAt: now };
  if (row.name === 'request') return { holdUntil: plusMs(now, holdMs) };
  if (row.name === 'extend-payment') return { holdUntil: plusMs(facts.holdUntil ?? now, holdExtensionMs), extensions: (facts.extensions ?? 0) + 1 };
  return row.stamp ? { [row.stamp]: now } : {};
};

const firstRefusal = (row: TransitionRow, question: GuardQuestion, kinds: readonly ('fact' | 'input')[]): Refusal | null => {
  for (const name of row.guards) {
    const guard = guards[name];
    const refusal = kinds.includes(guard.kind) ? guard.refuses(question) : null;
    if (refusal) return refusal;
  }
  return null;
};

/** A row that only runs on money that failed has no deadline while it did not. */
const dueAt = (row: TransitionRow, money: MoneyState, facts: BookingFacts): Date | null =>
  row.due === undefined || (row.guards.includes('money_failed') && money !== 'failed') ? null : dues[row.due](facts);

/** The earliest thing the system will do by itself from here, of the transitions that are offered. */
export const nextDeadline = (
  { state, money, facts }: ProcessState,
  offered: readonly TransitionName[] = offeredTransitions,
): Deadline | null => {
  let next: Deadline | null = null;
  for (const row of bookingProcess) {
    if (!offered.includes(row.name) || !row.from.includes(state)) continue;
    const at = dueAt(row, money, facts);
    if (at && (next === null || at < next.at)) next = { name: row.name, at };
  }
  return next;
};

/**
 * One step of the booking process; pure, and total: what it cannot allow, it refuses with a problem code.
 * Refusals: `bookings.not_yours_to_do` (403) where this role never may, `bookings.transition_not_allowed`
 * (409) from the wrong state or at the wrong time, else the code of the guard.
 */
export const transition = (
  booking: ProcessState,
  name: TransitionName,
  actor: { readonly role: BookingRole },
  now: Date,
  input: TransitionInput = {},
  offered: readonly TransitionName[] = offeredTransitions,
): TransitionAnswer => {
  const { state, money, facts } = booking;
  const { role } = actor;
  if (!offered.includes(name)) return refuse('bookings.transition_not_allowed');
  if (!rowsNamed(name).some((row) => row.who.includes(role))) return refuse('bookings.not_yours_to_do');
  const row = rowFrom(name, state);
  if (!row?.who.includes(role)) return refuse('bookings.transition_not_allowed');
  const due = role === 'system' ? dueAt(row, money, facts) : null;
  if (due && now < due) return refuse('bookings.transition_not_allowed');
  const refusal = firstRefusal(row, { facts, input, money, role, now }, ['fact', 'input']);
  if (refusal) return { refused: refusal };

  const outcome = name === 'confirm-payment' ? (facts.instant ? 'instant' : 'asked') : input.outcome;
  const next = chooseState(row, state, outcome);
  const moneyEffect = chooseMoney(row, outcome);
  if (next === undefined || moneyEffect === undefined) return refuse('request.invalid', 'outcome');
  const stamps = stampsOf(row, next, facts, now);
  const after: ProcessState = { state: next, money: moneyDuring(moneyEffect, money), facts: { ...facts, ...stamps } };
  return {
    ok: {
      state: next,
      money: after.money,
      moneyEffect,
      calendar: row.calendar,
      effects: [...row.effects, ...(keyed(row.effectsByOutcome ?? {}, outcome) ?? [])],
      stamps,
      deadline: isFinal(next) ? null : nextDeadline(after, offered),
      event: row.event,
    },
  };
};

/**
 * The `can` of a booking for one role: every transition whose state, role and known facts allow it now. What
 * the person must still hand in (a reason, evidence) is judged when they do.
 */
export const allowedTransitions = (
  { state, money, facts }: ProcessState,
  role: BookingRole,
  now: Date,
  offered: readonly TransitionName[] = offeredTransitions,
): Partial<Record<TransitionName, true>> => {
  const can: Partial<Record<TransitionName, true>> = {};
  for (const row of bookingProcess) {
    if (!offered.includes(row.name) || !row.from.includes(state) || !row.who.includes(role)) continue;
    if (!firstRefusal(row, { facts, input: {}, money, role, now }, ['fact'])) can[row.name] = true;
  }
  return can;
};
