import { settleCancellation } from '@passerelle/shared/bookings/cancellation';
import type { TransitionInput } from '@passerelle/shared/bookings/facts';
import { entriesForCapture } from '@passerelle/shared/bookings/ledger';
import type { BookingRole, TransitionName } from '@passerelle/shared/bookings/process';
import { transition, type TransitionResult } from '@passerelle/shared/bookings/transition';
import { problem } from '@passerelle/shared/problem';
import type { Session } from '../../core/database/connect';
import { appendMove } from './booking-event';
import { processState, type BookingRecord, type MoneyUnderWay } from './booking';
import type { BookingChange } from './repository';
import type { BookingParts } from './parts';
import { refusalProblem } from './refusal';

export interface Move {
  readonly name: TransitionName;
  readonly role: BookingRole;
  /** Of the person who acts; null for the system. */
  readonly accountId: string | null;
  readonly input?: TransitionInput;
  /** What the system learned, to be kept with the booking. */
  readonly captureBefore?: Date | null;
  /** Remembers the act under the caller's Idempotency-Key, in the same transaction. */
  readonly made?: (id: string, session: Session) => Promise<void>;
}

type Settlement = NonNullable<MoneyUnderWay['settlement']>;

function settlementOf(booking: BookingRecord, { moneyEffect }: TransitionResult, now: Date): Settlement | null {
  if (moneyEffect !== 'refund_all' && moneyEffect !== 'refund_by_policy') return null;
  const { cancellationPolicy: policy, lineItems, period, timeZone: zone, stamps } = booking;
  const by = moneyEffect === 'refund_all' ? 'owner' : 'renter';
  return settleCancellation({ policy, lineItems, confirmedAt: stamps.confirmedAt ?? now, start: period.from, zone, now, by });
}

async function moveCalendar({ vehicles, context }: BookingParts, booking: BookingRecord, { calendar }: TransitionResult, session: Session): Promise<void> {
  switch (calendar) {
    case 'reserve':
      if (!(await vehicles.calendar.promote(booking.vehicleId, booking.id, session))) throw new Error(`no hold for ${booking.id}`);
      return;
    case 'free':
    case 'free_and_block':
      if (!(await vehicles.calendar.release(booking.vehicleId, booking.id, session))) throw new Error(`no entry for ${booking.id}`);
      if (calendar === 'free_and_block') {
        const block = { id: context.newId('blk'), kind: 'block' as const, ...booking.period };
        if (!(await vehicles.calendar.reserve(booking.vehicleId, block, session))) throw new Error(`cannot block the dates of ${booking.id}`);
      }
      return;
    case 'none':
    case 'keep':
    case 'extend_hold':
      return;
    default:
      throw new Error(`calendar effect ${calendar} is not carried out here`);
  }
}

async function moveMoney({ payments, repository, context }: BookingParts, booking: BookingRecord, { moneyEffect }: TransitionResult, settlement: Settlement | null, session: Session): Promise<void> {
  const { id: bookingId, paymentId, renterId: payerId, ownerId } = booking;
  switch (moneyEffect) {
    case 'capture':
      return payments.captureLater(paymentId, session);
    case 'close_checkout':
      return payments.closeLater(paymentId, session);
    case 'release_hold':
    case 'return_stray':
      return payments.returnLater(paymentId, 'whole', session);
    case 'refund_all':
    case 'refund_by_policy':
      return payments.returnLater(paymentId, settlement?.back ?? booking.total, session);
    case 'record_capture':
      return repository.addLedger(bookingId, `${paymentId}:capture`, entriesForCapture({ bookingId, payerId, ownerId }, booking.lineItems), context.clock.now(), session);
    case 'none':
    case 'record_hold':
    case 'record_failure':
    case 'freeze':
      return;
    default:
      throw new Error(`money effect ${moneyEffect} is not carried out here`);
  }
}

/** Effects that end with Stripe's answer; what they settle is kept until it comes. */
const answered: readonly TransitionResult['moneyEffect'][] = ['capture', 'release_hold', 'return_stray', 'refund_all', 'refund_by_policy'];

/**
 * One step of the process: state, calendar, what money has to do, and the event, in one transaction, guarded by the version.
 * Throws the refusal of the process, or `bookings.version_conflict` when somebody was faster.
 */
export async function moveBooking(parts: BookingParts, booking: BookingRecord, { name, role, accountId, input = {}, captureBefore, made }: Move): Promise<void> {
  const { context, repository } = parts;
  const now = context.clock.now();
  const known = captureBefore === undefined ? booking : { ...booking, captureBefore };
  const answer = transition(processState(known), name, { role }, now, input);
  if ('refused' in answer) throw refusalProblem(answer.refused);
  const result = answer.ok;
  const settlement = settlementOf(booking, result, now);
  const change: BookingChange = {
    state: result.state,
    money: result.money,
    stamps: { ...booking.stamps, ...result.stamps },
    captureBefore: known.captureBefore,
    due: result.deadline,
    ...(answered.includes(result.moneyEffect) ? { moneyUnderWay: { effect: result.moneyEffect, settlement } } : {}),
  };
  const entry = { at: now, name, by: role, state: result.state, ...(input.reason ? { reason: input.reason } : {}) };
  await context.transaction(async (session) => {
    if (!(await repository.change(booking.id, booking.version, change, entry, session))) throw problem('bookings.version_conflict');
    await moveCalendar(parts, booking, result, session);
    await moveMoney(parts, booking, result, settlement, session);
    await appendMove(parts, { ...booking, state: result.state, money: result.money }, result.event, `${role}${accountId ? `:${accountId}` : ''}`, session);
    await made?.(booking.id, session);
  });
}
