import type { TransitionInput } from '@passerelle/shared/bookings/facts';
import type { BookingRole, TransitionName } from '@passerelle/shared/bookings/process';
import { takeStep, type Step, type StepContext } from '@passerelle/shared/bookings/step';
import type { Session } from '../../core/database/connect';
import { wholeBooking, type BookingRecord, type TimelineEntry } from './booking';
import type { EventData } from './booking-event';
import { commitStep } from './commit-step';
import type { BookingParts } from './parts';
import { refusalProblem } from './refusal';
import type { BookingChange } from './repository';

export interface Move {
  readonly name: TransitionName;
  readonly role: BookingRole;
  /** Of the person who acts; null for the system. */
  readonly accountId: string | null;
  readonly input?: TransitionInput;
  /** What is kept beside what the process says. A function sees what the step makes of the booking. */
  readonly writes?: BookingChange | ((step: Step) => BookingChange);
  readonly told?: Partial<TimelineEntry>;
  readonly data?: EventData;
  /** Names the step, and the charge that it records; new unless given. */
  readonly stepId?: string;
  /** What else must commit with it, or not at all; also remembers the act under the caller's Idempotency-Key. */
  readonly within?: (session: Session) => Promise<void>;
}

/** A booking with its ledger, where anything can be in it. */
export async function withLedger({ ledger }: Pick<BookingParts, 'ledger'>, booking: BookingRecord) {
  return wholeBooking(booking, booking.charges.length > 0 ? await ledger.of(booking.id) : []);
}

/** What the process makes of a step, without taking it. Throws its refusal. */
export async function tryStep(parts: BookingParts, booking: BookingRecord, { name, role, input = {} }: Pick<Move, 'name' | 'role' | 'input'>, context: StepContext): Promise<Step> {
  const answer = takeStep(await withLedger(parts, booking), name, role, input, context);
  if ('refused' in answer) throw refusalProblem(answer.refused);
  return answer.ok;
}

/**
 * One step of the process in one transaction; see `commitStep`. Throws the refusal of the process, or `bookings.version_conflict`
 * when somebody was faster.
 */
export async function moveBooking(parts: BookingParts, booking: BookingRecord, move: Move): Promise<BookingRecord> {
  const { context, turns } = parts;
  const { role, accountId, writes = {}, told, data, within } = move;
  const stepContext: StepContext = { id: move.stepId ?? context.newId('evt'), now: context.clock.now() };
  const step = await tryStep(parts, booking, move, stepContext);
  const by = `${role}${accountId ? `:${accountId}` : ''}`;
  // Steps on one car would only make each other begin again.
  return turns.take(booking.vehicleId, () => context.transaction(async (session) => {
    const after = await commitStep(parts, { before: booking, step, context: stepContext, by, writes: typeof writes === 'function' ? writes(step) : writes, ...(told ? { told } : {}), ...(data ? { data } : {}) }, session);
    await within?.(session);
    return after;
  }));
}
