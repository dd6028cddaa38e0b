import type { RouteCallInput } from '@passerelle/shared/contract';
import type { Locale } from '@passerelle/shared/locale';
import type { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import type { Context } from '../../core/context';
import type { Role } from '@passerelle/shared/accounts/contract';
import type { VehiclesDeps } from './parts';

type ListingBody = RouteCallInput<typeof vehiclesContract.routes.create, 'body'>;

/** Car A of the fit rule's vectors, in Grenoble. */
export const aListing: ListingBody = {
  title: 'Kangoo avec rampe',
  address: '12 rue Lesdiguières, 38000 Grenoble',
  location: { lat: 45.1885, lon: 5.7245 },
  accessibility: {
    modes: ['passenger_in_wheelchair'],
    access: { type: 'ramp', side: 'rear', operation: 'manual', width: 780, length: 1800, thresholdHeight: 300, swl: 350 },
    door: { width: 800, height: 1400 },
    spaces: [{ length: 1350, width: 800, headroom: 1450, facing: 'forward', anchorage: { type: '4_point', maxChairMass: 200 }, threePointBelt: true }],
  },
  pricing: { perDay: { amount: 6_000, currency: 'EUR' } },
  instant: true,
};

/** Chairs of the same vectors: tight in car A, and too wide for any ramp. */
export const manualChair = { propulsion: 'attendant', width: 640, length: 1100, height: 1330, occupiedMass: 90, chairMass: 15, crashTested: 'yes' } as const;
export const wideChair = { ...manualChair, width: 790 } as const;

/** Accounts that exist for these tests: every id has a name. */
export const everybody: Pick<VehiclesDeps, 'people' | 'emailConfirmed'> = {
  people: (ids) => Promise.resolve(new Map(ids.map((id) => [id, { displayName: `Membre ${id}`, memberSince: new Date('2026-01-15T12:00:00Z') }]))),
  emailConfirmed: () => Promise.resolve(true),
};

interface Answer {
  readonly status: number;
  // Tests look into replies of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface Caller {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Speaks to the server as this account, or as nobody. */
export function callerOf({ url, context }: { url: string; context: Pick<Context, 'tokens'> }, accountId: string | null, locale: Locale = 'fr', roles: readonly Role[] = ['member']): Caller {
  const token = accountId === null ? null : context.tokens.issue({ accountId, sessionId: `ses_${accountId}`, roles, locale });
  return {
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { 'Accept-Language': locale, ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** A published car of this owner; gives its id. */
export async function publishedCar(owner: Caller, listing: Partial<ListingBody> = {}): Promise<string> {
  const { body: created } = await owner.call('POST', '/api/vehicles', { ...aListing, ...listing });
  await owner.call('POST', `/api/vehicles/${created.id}/publish`, { version: created.version });
  return created.id;
}
