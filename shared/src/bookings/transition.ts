import type { ProblemCode } from '../problem';
import { dues, overdueStepMs } from './due';
import { stampsOf, type BookingFacts, type BookingStamps, type TransitionInput } from './facts';
import { guards, type GuardQuestion, type Refusal } from './guards';
import { moneyDuring, type MoneyEffect } from './money-effects';
import { outcomeOf } from './outcome';
import { bookingProcess, rowFrom, rowsNamed } from './process';
import type { BookingEffect, CalendarEffect, TransitionRow } from './row';
import { factsAfter } from './stamps';
import { bookingStates, type BookingRole, type BookingState, type MoneyState, type TransitionName } from './states';

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
  /** Which of a row's several ends it was; undefined where there is one. */
  readonly outcome: string | undefined;
  readonly calendar: CalendarEffect;
  readonly effects: readonly BookingEffect[];
  readonly facts: BookingFacts;
  /** Of these facts, all that is to be kept with the booking: later deadlines count from it. */
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

/** What this one step brings about beyond its row: only a car that is in somebody's way puts them at risk. */
const effectsOf = (row: TransitionRow, outcome: string | undefined, facts: BookingFacts, input: TransitionInput): BookingEffect[] => {
  const all: readonly BookingEffect[] = [...row.effects, ...(keyed(row.effectsByOutcome ?? {}, outcome) ?? [])];
  const inTheWay = input.nextReservation !== undefined && facts.keptUntil !== undefined && facts.overdueAt !== undefined &&
    facts.keptUntil.getTime() < facts.overdueAt.getTime() + overdueStepMs;
  return [
    ...all.filter((effect) => effect !== 'flag_next_at_risk' || inTheWay),
    ...(row.name === 'cancel-by-renter' && input.sensitiveReason === true ? (['open_refund_case'] as const) : []),
  ];
};

const firstRefusal = (row: TransitionRow, question: GuardQuestion, kinds: readonly ('fact' | 'input')[]): Refusal | null => {
  for (const name of row.guards) {
    const guard = guards[name];
    const refusal = kinds.includes(guard.kind) ? guard.refuses(question) : null;
    if (refusal) return refusal;
  }
  return null;
};

/** A timer is not set where what is known already would refuse it when it goes off. */
const dueAt = (row: TransitionRow, { money, facts }: ProcessState): Date | null => {
  const at = row.due === undefined ? null : dues[row.due](facts);
  return at && firstRefusal(row, { facts, input: {}, money, role: 'system', now: at }, ['fact']) ? null : at;
};

/** Everything the system will do by itself from here; the earliest first. */
export const deadlinesOf = (booking: ProcessState): Deadline[] =>
  bookingProcess
    .filter((row) => row.from.includes(booking.state))
    .flatMap((row) => {
      const at = dueAt(row, booking);
      return at ? [{ name: row.name, at }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());

/** The first of them: what the document's `dueAt` waits for. When it goes off, all that are due are tried in order. */
export const nextDeadline = (booking: ProcessState): Deadline | null => deadlinesOf(booking)[0] ?? null;

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
): TransitionAnswer => {
  const { state, money, facts } = booking;
  const { role } = actor;
  if (!rowsNamed(name).some((row) => row.who.includes(role))) return refuse('bookings.not_yours_to_do');
  const row = rowFrom(name, state);
  if (!row?.who.includes(role)) return refuse('bookings.transition_not_allowed');
  const refusal = firstRefusal(row, { facts, input, money, role, now }, ['fact', 'input']);
  if (refusal) return { refused: refusal };
  // A timer that has run, or has not gone off, does nothing.
  if (role === 'system' && row.due !== undefined) {
    const due = dues[row.due](facts);
    if (!due || now < due) return refuse('bookings.transition_not_allowed');
  }

  const outcome = outcomeOf(name, { facts, role, input });
  const next = chooseState(row, state, outcome);
  const moneyEffect = chooseMoney(row, outcome);
  if (next === undefined || moneyEffect === undefined) return refuse('request.invalid', 'outcome');
  const after: ProcessState = { state: next, money: moneyDuring(moneyEffect, money), facts: factsAfter(row, state, { facts, to: next, role, now, input }) };
  return {
    ok: {
      state: next,
      money: after.money,
      moneyEffect,
      outcome,
      calendar: row.calendar,
      effects: effectsOf(row, outcome, after.facts, input),
      facts: after.facts,
      stamps: stampsOf(after.facts),
      deadline: nextDeadline(after),
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
): Partial<Record<TransitionName, true>> => {
  const can: Partial<Record<TransitionName, true>> = {};
  for (const row of bookingProcess) {
    if (!row.from.includes(state) || !row.who.includes(role)) continue;
    if (!firstRefusal(row, { facts, input: {}, money, role, now }, ['fact'])) can[row.name] = true;
  }
  return can;
};
