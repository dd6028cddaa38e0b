import type { TransitionBody } from '@passerelle/shared/bookings/contract';
import type { BookingRole, TransitionName } from '@passerelle/shared/bookings/process';
import { euros } from '@passerelle/shared/money';
import { problem } from '@passerelle/shared/problem';
import type { BookingRecord } from './booking';
import { writtenHandover } from './handover';
import { sealHealthReason } from './health-reason';
import type { Move } from './move-booking';
import type { BookingParts } from './parts';
import { usableQuote } from './request-booking';

/** Who acts with what, and what the move is made of besides. */
interface Act {
  readonly name: TransitionName;
  readonly role: BookingRole;
  readonly accountId: string;
  readonly body: TransitionBody;
}
type Brought = Pick<Move, 'input' | 'writes' | 'told' | 'within'>;

async function checkPhotos({ photos }: BookingParts, { id }: BookingRecord, photoIds: readonly string[]): Promise<void> {
  if (photoIds.length > 0 && !(await photos.belong(photoIds, `booking:${id}`))) throw problem('request.invalid', { errors: [{ path: 'photoIds', code: 'unknown' }] });
}

/** The dates and the price of a quote, as an offer to the other one; a quote is offered once. */
async function offer(parts: BookingParts, booking: BookingRecord, { accountId, body: { quoteId } }: Act): Promise<Brought> {
  if (quoteId === undefined) throw problem('request.invalid', { errors: [{ path: 'quoteId', code: 'required' }] });
  const { id, period, lineItems, includedKm: offeredKm, vehicleId } = await usableQuote(parts, quoteId, accountId);
  if (vehicleId !== booking.vehicleId) throw problem('quotes.not_found');
  const datesFree = await parts.vehicles.calendar.isFree(vehicleId, period, booking.id);
  return {
    input: { quote: 'usable', period, lineItems, datesFree },
    writes: { offeredKm },
    told: { period },
    async within(session) {
      if (!(await parts.quotes.use(id, accountId, booking.id, session))) throw problem('quotes.used');
    },
  };
}

async function claim(parts: BookingParts, booking: BookingRecord, { body: { note, photoIds = [] } }: Act): Promise<Brought> {
  if (note === undefined) throw problem('request.invalid', { errors: [{ path: 'note', code: 'required' }] });
  if (photoIds.length === 0) throw problem('request.invalid', { errors: [{ path: 'photoIds', code: 'required' }] });
  await checkPhotos(parts, booking, photoIds);
  // Without photos of both hand-overs nobody can say what is new.
  const bothEnds = booking.handover.checkIn !== null && booking.handover.checkOut !== null;
  const openedAt = parts.context.clock.now();
  return { input: { evidence: bothEnds }, writes: { claim: { openedAt, text: note, photoIds, estimate: null, answer: null, settled: null } } };
}

/** Words, photos and measures, kept for support. */
async function stated(parts: BookingParts, booking: BookingRecord, { name: about, role: by, body: { note, photoIds = [], measure } }: Act): Promise<Brought> {
  await checkPhotos(parts, booking, photoIds);
  const nothing = note === undefined && photoIds.length === 0 && measure === undefined;
  const statement = { at: parts.context.clock.now(), by, about, text: note ?? null, photoIds, measure: measure ?? null };
  return nothing ? {} : { writes: { statements: [...booking.statements, statement] } };
}

async function reportProblem(parts: BookingParts, booking: BookingRecord, act: Act): Promise<Brought> {
  const { role, body: { problem: kind, note } } = act;
  if (kind === undefined) throw problem('request.invalid', { errors: [{ path: 'problem', code: 'required' }] });
  const { writes } = await stated(parts, booking, act);
  const reported = { at: parts.context.clock.now(), by: role, kind, text: note ?? null };
  return { writes: { ...writes, problems: [...booking.problems, reported] }, told: { problem: kind } };
}

/** An estimate, an answer, or the agreement of the two. */
async function ofClaim(parts: BookingParts, booking: BookingRecord, act: Act): Promise<Brought> {
  const { name, body: { amount, photoIds = [] } } = act;
  await checkPhotos(parts, booking, photoIds);
  const { claim: known } = booking;
  const said = amount === undefined ? undefined : euros(amount);
  if (name === 'settle') {
    const agreed = booking.stamps.proposal?.amount ?? null;
    return { writes: { claim: known && { ...known, settled: agreed } }, told: agreed ? { amount: agreed } : {} };
  }
  const changed = name === 'estimate' ? { estimate: said ?? null, estimatePhotoIds: photoIds } : { answer: said ?? null };
  const evidence = photoIds.length > 0 || (known?.photoIds.length ?? 0) > 0;
  // Why the renter would pay something else is for support, should it have to decide.
  const { writes: words = {} } = name === 'answer' ? await stated(parts, booking, act) : {};
  return { input: { amount: said, evidence }, writes: { ...words, claim: known && { ...known, ...changed } }, told: said ? { amount: said } : {} };
}

/** What a step of a person needs beside the version, read from the request and from what is known. Throws what is missing. */
export async function broughtBy(parts: BookingParts, booking: BookingRecord, act: Act): Promise<Brought> {
  const { name, body } = act;
  switch (name) {
    case 'propose-change':
    case 'propose-extension':
      return offer(parts, booking, act);
    // The calendar itself decides, in the same transaction.
    case 'accept-change':
    case 'accept-extension':
      return { input: { datesFree: true }, ...(booking.stamps.proposal?.period ? { told: { period: booking.stamps.proposal.period } } : {}) };
    case 'start-check-in':
    case 'confirm-check-in':
    case 'start-check-out':
    case 'confirm-check-out':
      return writtenHandover(parts, booking, act);
    case 'report-owner-absent':
    case 'report-renter-absent':
      return { ...(await stated(parts, booking, act)), input: { evidence: (body.photoIds ?? []).length > 0 || body.note !== undefined } };
    case 'refuse-at-pickup':
      return { ...(await stated(parts, booking, act)), input: { evidence: (body.photoIds ?? []).length > 0 || body.measure !== undefined } };
    case 'contest':
      return stated(parts, booking, act);
    case 'report-problem':
      return reportProblem(parts, booking, act);
    case 'claim':
      return claim(parts, booking, act);
    case 'estimate':
    case 'answer':
    case 'settle':
      return ofClaim(parts, booking, act);
    case 'cancel-by-renter':
      return { input: { sensitiveReason: body.healthReason === true }, writes: { healthReason: sealHealthReason(parts.context, booking.id, body.healthReason === true) } };
    default:
      return { input: { reason: body.reason }, ...(body.reason ? { told: { reason: body.reason } } : {}) };
  }
}
