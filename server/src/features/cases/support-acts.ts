import type { SupportAct } from '@passerelle/shared/cases/contract';
import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { ActWanted, BookingRecord } from '../bookings';
import type { ActRecord } from './case-repository';
import type { CaseParts } from './parts';

export const presentAct = ({ id, bookingId, wanted, effect, state, needsSecondPerson, by }: ActRecord): SupportAct => ({ id, bookingId, name: wanted.name, effect, state, needsSecondPerson, by });

async function bookingOf({ bookings }: CaseParts, id: string): Promise<BookingRecord> {
  const booking = await bookings.byId(id);
  if (!booking) throw problem('cases.not_found');
  return booking;
}

async function actOf({ cases }: CaseParts, id: string): Promise<ActRecord> {
  const found = await cases.act(id);
  if (!found) throw problem('cases.not_found');
  return found;
}

/** Reckons what an act would do and keeps it, so that what is done is what was shown. */
export async function showAct(parts: CaseParts, bookingId: string, wanted: ActWanted, viewer: Viewer): Promise<SupportAct> {
  const { context, bookings, cases } = parts;
  const { effect, needsSecondPerson, version } = await bookings.showAct(await bookingOf(parts, bookingId), wanted);
  const act: ActRecord = { id: context.newId('act'), bookingId, version, wanted, effect, needsSecondPerson, state: 'shown', by: viewer.accountId, at: context.clock.now() };
  await cases.addAct(act);
  return presentAct(act);
}

async function carryOut(parts: CaseParts, act: ActRecord, viewer: Viewer, secondPerson: boolean): Promise<SupportAct> {
  const { bookings, cases } = parts;
  // The booking's version lets it happen once, whoever else tries.
  await bookings.carryOutAct(await bookingOf(parts, act.bookingId), act.wanted, { version: act.version, accountId: viewer.accountId, secondPerson });
  await cases.changeAct(act.id, act.state, 'done');
  return presentAct({ ...act, state: 'done' });
}

/** By who was shown it: done at once, or left for a second member of staff. Throws `cases.act_not_waiting`. */
export async function bringAct(parts: CaseParts, actId: string, viewer: Viewer): Promise<SupportAct> {
  const act = await actOf(parts, actId);
  if (act.state !== 'shown' || act.by !== viewer.accountId) throw problem('cases.act_not_waiting');
  if (!act.needsSecondPerson) return carryOut(parts, act, viewer, false);
  if (!(await parts.cases.changeAct(actId, 'shown', 'waiting'))) throw problem('cases.act_not_waiting');
  return presentAct({ ...act, state: 'waiting' });
}

/** By another member of staff. Throws `cases.needs_another_person` for who began it. */
export async function confirmAct(parts: CaseParts, actId: string, viewer: Viewer): Promise<SupportAct> {
  const act = await actOf(parts, actId);
  if (act.state !== 'waiting') throw problem('cases.act_not_waiting');
  if (act.by === viewer.accountId) throw problem('cases.needs_another_person');
  return carryOut(parts, act, viewer, true);
}
