import type { Booking, TransitionBody } from '@passerelle/shared/bookings/contract';
import type { Details } from '@passerelle/shared/bookings/model/world';
import type { TransitionName } from '@passerelle/shared/bookings/process';
import { supportActs } from '@passerelle/shared/cases/contract';
import { periodToWire, type WirePeriod } from '@passerelle/shared/time';
import type { Answer } from './api-client';
import type { Account, TestProduct } from './product';
import { aReport } from './situations';

/** Somebody was refused; the code says why. */
export class RefusedAct extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** The reply, or the refusal as an error; an answer that no caller may ever get ends the run. */
function replyOf({ status, body }: Answer): { id: string; quoteId: string; state?: string } {
  if (status >= 500) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  if (status >= 300) throw new RefusedAct(body.code);
  return body;
}

const post = async (by: Account, path: string, body?: object) => replyOf(await by.send('POST', path, body));
const pathOf = ({ id }: Pick<Booking, 'id'>, name: TransitionName): string => `/api/bookings/${id}/transitions/${name}`;

/** The photos of a report may be refused; that is a refusal of the act. */
async function brought<T>(what: Promise<T>): Promise<T> {
  return what.catch((error: unknown) => {
    const code = /answered 4\d\d: .*"code":"([^"]+)"/.exec(String(error))?.[1];
    throw code === undefined ? error : new RefusedAct(code);
  });
}

/** At the return more km than at the start, and as much energy or less. */
const readingOf = (name: TransitionName) => (name === 'start-check-out' ? { km: 48_420, energyPercent: 65 } : { km: 48_000, energyPercent: 80 });

async function bodyFor(product: TestProduct, by: Account, booking: Booking, name: TransitionName, details: Details): Promise<Omit<TransitionBody, 'version'>> {
  const { amount, period, actedAt, reason, evidence } = details;
  const told = actedAt ? { actedAt: actedAt.toISOString() } : {};
  switch (name) {
    case 'decline':
    case 'cancel-by-owner':
      return reason ? { reason } : {};
    case 'propose-change':
    case 'propose-extension':
      if (!period) return {};
      return { quoteId: (await post(by, '/api/quotes', { vehicleId: booking.vehicle.id, bookingId: booking.id, period: periodToWire(period) })).quoteId };
    case 'start-check-in':
    case 'start-check-out':
      return evidence ? { report: await brought(aReport(by, booking, product, { ...readingOf(name), ...told })) } : {};
    case 'confirm-check-in':
    case 'confirm-check-out':
      return { signature: { typedName: by.displayName }, ...told };
    case 'report-owner-absent':
    case 'report-renter-absent':
      return evidence ? { note: 'Personne' } : {};
    case 'refuse-at-pickup':
      return evidence ? { measure: { what: 'door_height', found: 1_200 } } : {};
    case 'report-problem':
      return evidence ? { problem: 'equipment' } : {};
    case 'claim':
      return evidence ? { note: 'Une bosse', photoIds: (await brought(aReport(by, booking, product))).photos.slice(0, 1).map(({ id }) => id) } : {};
    case 'estimate':
    case 'answer':
      return amount ? { amount: amount.amount } : {};
    default:
      return {};
  }
}

/** Shown first, then done as shown; what is large by a second member of staff, where there is one. */
async function actOfSupport(staff: readonly [Account, Account], booking: Booking, name: TransitionName, { outcome, amount, note, secondPerson }: Details, vehicleId: string | undefined): Promise<void> {
  const [first, second] = staff;
  const wanted = { name, outcome, amount: amount?.amount, vehicleId, ...(note ? { note: 'Essai' } : {}) };
  const shown = await post(first, `/api/admin/bookings/${booking.id}/acts`, wanted);
  const done = await post(first, `/api/admin/acts/${shown.id}`);
  if (done.state === 'waiting' && secondPerson) await post(second, `/api/admin/acts/${shown.id}/confirm`);
}

/** Who acts over HTTP. */
export type PersonRole = 'renter' | 'owner' | 'support';

interface Act {
  readonly by: Account;
  readonly role: PersonRole;
  readonly staff: readonly [Account, Account];
  readonly name: TransitionName;
  readonly details: Details;
  /** The car that takes over. */
  readonly vehicleId: string | undefined;
}

/** One act of a person over HTTP, on the version that they see. Throws the refusal. */
export async function actOverHttp(product: TestProduct, booking: Booking, { by, role, staff, name, details, vehicleId }: Act): Promise<void> {
  if (role === 'support' && supportActs.some((act) => act === name)) return actOfSupport(staff, booking, name, details, vehicleId);
  if (name === 'request' && role === 'renter') {
    const { quoteId } = await post(by, '/api/quotes', { vehicleId: booking.vehicle.id, period: booking.period });
    await post(by, '/api/bookings', { quoteId, inquiryId: booking.id });
    return;
  }
  await post(by, pathOf(booking, name), { version: booking.version, ...(await bodyFor(product, by, booking, name, details)) });
}

/** Asks for a car, or about it; gives the booking's id. Throws the refusal. */
export async function askOverHttp(renter: Account, name: 'inquire' | 'request', wanted: { readonly vehicleId: string; readonly period: WirePeriod }): Promise<string> {
  if (name === 'inquire') return (await post(renter, '/api/inquiries', wanted)).id;
  const { quoteId } = await post(renter, '/api/quotes', wanted);
  return (await post(renter, '/api/bookings', { quoteId })).id;
}
