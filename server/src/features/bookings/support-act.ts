import type { SupportAct } from '@passerelle/shared/cases/contract';
import { standingOf } from '@passerelle/shared/bookings/account';
import type { TransitionInput } from '@passerelle/shared/bookings/facts';
import { priceRental } from '@passerelle/shared/bookings/price';
import type { TransitionName } from '@passerelle/shared/bookings/process';
import { takeAnswer, takeStep, type Step } from '@passerelle/shared/bookings/step';
import { euros, subtractMoney } from '@passerelle/shared/money';
import { problem } from '@passerelle/shared/problem';
import type { BookingRecord } from './booking';
import { goAlong, optionsOf } from './chosen-options';
import { moveBooking, withLedger } from './move-booking';
import type { BookingParts } from './parts';
import { refusalProblem } from './refusal';
import type { BookingChange } from './repository';

/** What support wants done, as it is kept from the showing to the doing. `amount` in minor units. */
export interface ActWanted {
  readonly name: TransitionName;
  readonly outcome?: string | undefined;
  readonly amount?: number | undefined;
  readonly vehicleId?: string | undefined;
  readonly note?: string | undefined;
}
export interface ActShown {
  readonly effect: SupportAct['effect'];
  readonly needsSecondPerson: boolean;
  readonly version: number;
}

interface ActRead {
  readonly input: TransitionInput;
  readonly writes: BookingChange;
  readonly missing?: SupportAct['effect']['missing'];
}

/** The price of the same dates with another car, and whose it is; what the renter chose beside goes with them as far as its owner has it. */
async function otherCar({ vehicles }: BookingParts, { id, period, chosen }: BookingRecord, vehicleId: string): Promise<ActRead> {
  const vehicle = await vehicles.forBooking(vehicleId);
  if (!vehicle) throw problem('request.invalid', { errors: [{ path: 'vehicleId', code: 'unknown' }] });
  const { chosen: goesAlong, missing } = goAlong(chosen, vehicle);
  const { lineItems, includedKm } = priceRental({ pricing: vehicle.pricing, period, zone: vehicle.timeZone, options: optionsOf(goesAlong) });
  const datesFree = await vehicles.calendar.isFree(vehicleId, period, id);
  return {
    input: { ownerId: vehicle.ownerId, lineItems, datesFree },
    writes: { vehicleId, includedKm, chosen: goesAlong, timeZone: vehicle.timeZone, replacements: [], atRisk: false },
    missing,
  };
}

async function readAct(parts: BookingParts, booking: BookingRecord, { outcome, amount, vehicleId, note }: ActWanted): Promise<ActRead> {
  const { input, ...rest } = vehicleId === undefined ? { input: {}, writes: {} } : await otherCar(parts, booking, vehicleId);
  const said: TransitionInput = { ...input, outcome, amount: amount === undefined ? undefined : euros(amount), note: note !== undefined, effectShown: true };
  return { input: said, ...rest };
}

/** The same booking once the bank has done all that is asked of it. */
function whenAllIsDone(step: Step, context: { id: string; now: Date }): Step {
  const [head] = step.booking.queue;
  const next = head ? takeAnswer(step.booking, head.id, { done: true }, context) : null;
  return next ? whenAllIsDone(next, context) : step;
}

/** What an act would do, to the cent, and whether a second person must agree; nothing is written. Throws the refusals of the process. */
export async function showAct(parts: BookingParts, booking: BookingRecord, wanted: ActWanted): Promise<ActShown> {
  const { input, missing = [] } = await readAct(parts, booking, wanted);
  const context = { id: 'shown', now: parts.context.clock.now() };
  const whole = await withLedger(parts, booking);
  const answer = takeStep(whole, wanted.name, 'support', { ...input, secondPerson: true }, context);
  if ('refused' in answer) throw refusalProblem(answer.refused);
  const alone = takeStep(whole, wanted.name, 'support', { ...input, secondPerson: false }, context);
  const done = whenAllIsDone(answer.ok, context).booking;
  const [before, after] = [standingOf(whole.account), standingOf(done.account)];
  return {
    version: booking.version,
    needsSecondPerson: 'refused' in alone,
    effect: {
      from: booking.state,
      to: done.state ?? booking.state,
      back: subtractMoney(after.refunded, before.refunded),
      charged: subtractMoney(after.charged, before.charged),
      owed: after.owed,
      fund: subtractMoney(after.goodwill, before.goodwill),
      depositKept: after.depositKept,
      freesTheCar: answer.ok.occupies?.length === 0,
      ...(missing.length > 0 ? { missing } : {}),
    },
  };
}

/** Does what was shown. Throws `bookings.version_conflict` when the booking has changed since. */
export async function carryOutAct(parts: BookingParts, booking: BookingRecord, wanted: ActWanted, by: { readonly version: number; readonly accountId: string; readonly secondPerson: boolean }): Promise<BookingRecord> {
  if (booking.version !== by.version) throw problem('bookings.version_conflict');
  const { input, writes } = await readAct(parts, booking, wanted);
  const move = { name: wanted.name, role: 'support' as const, accountId: by.accountId, input: { ...input, secondPerson: by.secondPerson } };
  const settled = wanted.name === 'settle' && input.amount && booking.claim ? { claim: { ...booking.claim, settled: input.amount } } : {};
  return moveBooking(parts, booking, { ...move, writes: { ...writes, ...settled }, ...(input.amount ? { told: { amount: input.amount } } : {}) });
}
