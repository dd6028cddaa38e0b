import type { Bounds, SearchAsked } from '@passerelle/shared/search/contract';
import { dayMs, hourMs, plusMs } from '@passerelle/shared/time';
import { boundsOf } from '../search';

/** An alert as it is kept. */
export interface AlertRecord {
  readonly id: string;
  readonly accountId: string;
  readonly placeName: string;
  /** The search without its health data. */
  readonly asked: SearchAsked;
  /** The health data, sealed for this alert; null where there are none. */
  readonly sealedNeeds: string | null;
  readonly consentAt: Date | null;
  /** Holds every place the alert watches: what the database can compare by itself. */
  readonly box: Bounds;
  readonly createdAt: Date;
  readonly endsAt: Date;
  /** Cars that nothing was written about yet. */
  readonly found: readonly string[];
  /** True where `found` may hold something. */
  readonly waiting: boolean;
  /** Cars that the person knows: written about, or shown when the alert was made. The last few hundred of them. */
  readonly told: readonly string[];
  /** How many were written about. */
  readonly toldCount: number;
  /** How many mails were made ready. */
  readonly letters: number;
  /** The mail that is on its way, until it is sent. */
  readonly letter: Letter | null;
  readonly nextMailAt: Date;
}

export interface Letter {
  readonly number: number;
  readonly vehicleIds: readonly string[];
}

/** Of one account at once. */
export const mostAlerts = 10;
/** Between two mails of one alert. */
export const quietMs = 12 * hourMs;
/** How long an alert runs that names no dates. */
const openEndedMs = 90 * dayMs;

/** An alert ends when its dates begin: from then on no car can be had for all of them. */
export const endOf = ({ period }: Pick<SearchAsked, 'period'>, now: Date): Date => (period ? new Date(period.from) : plusMs(now, openEndedMs));

/** A rectangle that crosses the 180th meridian is kept as all longitudes, so that the database compares plain numbers; `suits` is exact. */
export function boxOf(asked: SearchAsked): Bounds {
  const bounds = boundsOf(asked);
  return bounds.west <= bounds.east ? bounds : { ...bounds, west: -180, east: 180 };
}
