import { stampsOf } from '@passerelle/shared/bookings/facts';
import { paidByRenter, totalOf } from '@passerelle/shared/bookings/price';
import { takeAnswer, type Step, type StepContext } from '@passerelle/shared/bookings/step';
import { problem } from '@passerelle/shared/problem';
import type { Session } from '../../core/database/connect';
import { appendMove, type EventData } from './booking-event';
import type { BookingRecord, TimelineEntry } from './booking';
import { keepCalendar } from './keep-calendar';
import { carryOutEffects } from './carry-out-effects';
import type { BookingParts } from './parts';
import type { BookingChange } from './repository';
import { sendOrder } from './send-order';

export interface StepOf {
  readonly before: BookingRecord;
  readonly step: Step;
  readonly context: StepContext;
  /** `renter:usr_…`, or `system`. */
  readonly by: string;
  /** What is written beside what the process says: evidence, another car, where at the bank the money is. */
  readonly writes?: BookingChange;
  /** What the history tells beside the name of the step. */
  readonly told?: Partial<TimelineEntry>;
  readonly data?: EventData;
}

const changeOf = ({ booking, deadline }: Step): BookingChange => ({
  ...(booking.state === null ? {} : { state: booking.state }),
  money: booking.money,
  period: { from: booking.facts.start, to: booking.facts.end },
  stamps: stampsOf(booking.facts),
  due: deadline,
  lineItems: booking.account.lineItems,
  total: totalOf(booking.account.lineItems, paidByRenter),
  ownerId: booking.account.parties.ownerId,
  charges: booking.account.charges,
  rentalHeld: booking.account.rentalHeld,
  queue: booking.queue,
});

/** Sends the order whose turn has come; where there was nothing to ask for, its answer is there, and the next one's turn comes. */
async function send(parts: BookingParts, booking: BookingRecord, step: Step, context: StepContext, session: Session): Promise<{ step: Step; change: BookingChange }> {
  if (!step.sends) return { step, change: {} };
  const { sent, payments } = await sendOrder(parts, booking, step.sends, session);
  if (sent) return { step, change: { sent, payments } };
  const next = takeAnswer(step.booking, step.sends.id, { done: true }, context);
  if (!next) return { step, change: { sent: null, payments } };
  const both: Step = {
    ...next,
    timeline: [...step.timeline, ...next.timeline],
    entries: [...step.entries, ...next.entries],
    occupies: next.occupies ?? step.occupies,
    blocks: step.blocks,
    checkout: step.checkout,
    effects: [...step.effects, ...next.effects],
  };
  return send(parts, { ...booking, ...changeOf(both), payments }, both, context, session);
}

/**
 * All of one step, in the caller's transaction and guarded by the version: state, calendar, ledger, what the bank is asked for,
 * and the event. Throws `bookings.version_conflict` when somebody was faster, `bookings.dates_taken` when the calendar says so.
 */
export async function commitStep(parts: BookingParts, { before, step: first, context, by, writes = {}, told = {}, data = {} }: StepOf, session: Session): Promise<BookingRecord> {
  const { repository, ledger, payments } = parts;
  const ready: BookingRecord = { ...before, ...writes, ...changeOf(first) };
  const { step, change: sending } = await send(parts, ready, first, context, session);
  // The price changes only with dates that were offered, or to another car's, whose km `writes` says.
  const repriced = step.booking.account.lineItems !== before.lineItems && before.offeredKm !== null ? { includedKm: before.offeredKm, offeredKm: null } : {};
  const change: BookingChange = { ...repriced, ...writes, ...(sending.sent === undefined ? {} : sending), ...changeOf(step) };
  const entries = step.timeline.map(({ name, by: role, at, state, outcome }): TimelineEntry => ({ at, name, by: role, state, outcome, ...told }));
  if (!(await repository.change(before, change, entries, session))) throw problem('bookings.version_conflict');
  const after: BookingRecord = { ...before, ...change, version: before.version + 1, timeline: [...before.timeline, ...entries] };
  await keepCalendar(parts, before, after.vehicleId, step, session);
  await ledger.add(before.id, context.id, step.entries, context.now, session);
  if (step.checkout === 'close') await payments.closeLater(before.paymentId, session);
  const types = step.timeline.length > 0 ? step.timeline.map(({ event }) => event) : [step.booking.money === before.money ? 'booking.money_moved' : `booking.money_${step.booking.money}`];
  for (const type of types) await appendMove(parts, after, { type, by, data }, session);
  // Another car took over: whose the first one was, and search, which follows cars by the events that name them, must hear of it too.
  if (after.vehicleId !== before.vehicleId) await appendMove(parts, { ...after, vehicleId: before.vehicleId, ownerId: before.ownerId }, { type: 'booking.car_left', by, data }, session);
  await carryOutEffects(parts, after, step, session);
  return after;
}
