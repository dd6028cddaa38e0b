import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TransitionName } from '@passerelle/shared/bookings/states';
import type { api as wholeApi } from '../../../lib/api';
import { isProblem, type ApiProblem } from '../../../lib/api/api-problem';
import { knownReport, type Handover, type Refusal } from './handover';
import { reportOf } from './report-faults';
import type { HandoverStore } from './store';

type Api = typeof wholeApi;

export interface SendingParts {
  readonly store: HandoverStore;
  readonly api: { readonly photos: Pick<Api['photos'], 'add'>; readonly bookings: Pick<Api['bookings'], 'get' | 'transition'> };
  readonly newKey: () => string;
}

/** Where the sending stands after each step, so that a phone that dies goes on from there. One that is full sends all the same. */
type Keep = (handover: Handover) => Promise<unknown>;

export type Outcome = { readonly sent: Booking } | { readonly refused: Refusal };

/** A refusal that is the same however often it is asked; everything else may pass. */
const stays = ({ status, code }: ApiProblem): boolean => status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status) && code !== 'idempotency.in_progress';

const refusalOf = ({ code, title, detail, errors }: ApiProblem): Refusal => ({ code, said: { title, detail, faults: errors.map(({ message }) => message) } });

const transitionOf = ({ act, kind }: Handover): TransitionName => `${act}-${kind}`;

/** The server has this very act already: its answer was lost on the way. Told by what was sent, because the server may have set a phone's wrong clock right. */
function isThere(booking: Booking, { kind, act, photos }: Handover): boolean {
  const known = knownReport(booking, kind);
  if (!known) return false;
  if (act === 'confirm') return known.signatures.some(({ by }) => by === booking.viewer);
  const ids = new Set(known.photos.map(({ id }) => id));
  return known.by === booking.viewer && photos.length === ids.size && photos.every(({ id }) => id !== undefined && ids.has(id));
}

/** The phone has lost something that was signed (a photo's bytes): it must be looked at again. */
class Incomplete extends Error {}

async function sendPhotos(handover: Handover, { api, store }: SendingParts, keep: Keep): Promise<Handover> {
  let current = handover;
  for (const { clientId, takenAt, id } of handover.photos) {
    if (id !== undefined) continue;
    const body = await store.photo(clientId);
    if (!body) {
      await keep({ ...current, photos: current.photos.filter((photo) => photo.clientId !== clientId) });
      throw new Incomplete();
    }
    const purpose = handover.kind === 'check-in' ? 'check_in' : 'check_out';
    const { id: given } = await api.photos.add({ params: { bookingId: handover.bookingId }, query: { purpose, clientId, takenAt }, body });
    current = { ...current, photos: current.photos.map((photo) => (photo.clientId === clientId ? { ...photo, id: given } : photo)) };
    await keep(current);
  }
  return current;
}

function bodyOf(handover: Handover, version: number) {
  const { act, answers, signedAt } = handover;
  if (act === 'confirm') return { version, signature: { typedName: answers.typedName.trim() }, ...(signedAt ? { actedAt: signedAt } : {}) };
  const report = reportOf(handover);
  return report && { version, report, actedAt: report.actedAt };
}

async function sendStep(handover: Handover, parts: SendingParts, keep: Keep): Promise<Booking> {
  const { api, newKey } = parts;
  const params = { bookingId: handover.bookingId };
  const again = async (): Promise<Booking> => {
    const booking = await api.bookings.get({ params });
    if (isThere(booking, handover)) return booking;
    const next = { ...handover, attempt: { version: booking.version, idempotencyKey: newKey() } };
    await keep(next);
    return sendOnce(next);
  };
  const sendOnce = async (tried: Handover): Promise<Booking> => {
    const body = tried.attempt && bodyOf(tried, tried.attempt.version);
    if (!body) throw new Incomplete();
    return api.bookings.transition({ params: { ...params, name: transitionOf(tried) }, body }, { idempotencyKey: tried.attempt?.idempotencyKey ?? newKey() });
  };
  if (!handover.attempt) return again();
  try {
    return await sendOnce(handover);
  } catch (error) {
    // Something else happened to the booking since, or this act arrived and the answer did not: look, then try as it stands now.
    if (isProblem(error, 'bookings.version_conflict', 'bookings.transition_not_allowed', 'idempotency.other_body')) return again();
    throw error;
  }
}

/** Photos first, then the step. Throws what may pass by itself; what stays is the outcome `refused`. */
export async function sendHandover(handover: Handover, parts: SendingParts, keep: Keep): Promise<Outcome> {
  try {
    const complete = handover.act === 'start' ? await sendPhotos(handover, parts, keep) : handover;
    return { sent: await sendStep(complete, parts, keep) };
  } catch (error) {
    if (error instanceof Incomplete) return { refused: { code: 'incomplete' } };
    if (isProblem(error) && stays(error)) return { refused: refusalOf(error) };
    throw error;
  }
}
