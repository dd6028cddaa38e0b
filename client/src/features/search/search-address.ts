import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Bounds, SearchFilters, SearchQuery } from '@passerelle/shared/search/contract';
import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { WirePeriod } from '@passerelle/shared/time';

export const sorts = ['fit', 'distance', 'price', 'rating'] as const satisfies readonly SearchQuery['sort'][];
export const radii = [10, 20, 50, 100] as const;

/** What a search asks, but for the wheelchairs: those never stand in an address, which is shared, logged and kept in histories. */
export interface SearchAsk {
  /** The town in words; empty when none was chosen yet. */
  readonly place: string;
  readonly near?: LatLon | undefined;
  /** Instead of a circle around the place: what the map showed. */
  readonly bounds?: Bounds | undefined;
  /** Absent: the circle grows until a car is found. */
  readonly withinKm?: number | undefined;
  readonly period?: WirePeriod | undefined;
  readonly sort: SearchQuery['sort'];
  readonly filters: SearchFilters;
}

const choices = {
  access: ['ramp', 'lift'],
  side: ['rear', 'left', 'right'],
  gearbox: ['manual', 'automatic'],
  mode: ['passenger_in_wheelchair', 'drive_from_wheelchair', 'transfer', 'adapted_driving'],
} as const satisfies { readonly [K in keyof SearchFilters]?: readonly NonNullable<SearchFilters[K]>[] };

const switches = ['instant', 'powered', 'winch', 'includeDoesNotFit'] as const satisfies readonly (keyof SearchFilters)[];

const oneOf = <V extends string>(values: readonly V[], text: string | null): V | undefined => values.find((value) => value === text);

function readNumber(text: string | null, min: number, max: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

function readInstant(text: string | null): string | undefined {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function readFilters(params: URLSearchParams): SearchFilters {
  const filters: SearchFilters = {
    access: oneOf(choices.access, params.get('access')),
    side: oneOf(choices.side, params.get('side')),
    gearbox: oneOf(choices.gearbox, params.get('gearbox')),
    mode: oneOf(choices.mode, params.get('mode')),
  };
  for (const name of switches) if (params.get(name) === '1') filters[name] = true;
  const euros = readNumber(params.get('maxPerDay'), 0, 10_000);
  if (euros !== undefined) filters.maxPerDay = Math.round(euros * 100);
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

function readNear(params: URLSearchParams): LatLon | undefined {
  const lat = readNumber(params.get('lat'), -90, 90);
  const lon = readNumber(params.get('lon'), -180, 180);
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function readBounds(params: URLSearchParams): Bounds | undefined {
  const [north, south, east, west, ...rest] = (params.get('area') ?? '').split(',').map((text) => readNumber(text, -180, 180));
  if (north === undefined || south === undefined || east === undefined || west === undefined || rest.length > 0) return undefined;
  return north > south && Math.max(Math.abs(north), Math.abs(south)) <= 90 ? { north, south, east, west } : undefined;
}

/** Reads an address that anybody may have written: what makes no sense is left out. */
export function readAsk(params: URLSearchParams): SearchAsk {
  const from = readInstant(params.get('from'));
  const to = readInstant(params.get('to'));
  const within = readNumber(params.get('within'), 1, 500);
  return {
    place: (params.get('place') ?? '').trim().slice(0, 100),
    near: readNear(params),
    bounds: readBounds(params),
    withinKm: radii.find((radius) => radius === within),
    period: from !== undefined && to !== undefined && from < to ? { from, to } : undefined,
    sort: oneOf(sorts, params.get('sort')) ?? 'fit',
    filters: readFilters(params),
  };
}

const short = (degrees: number) => degrees.toFixed(4).replace(/\.?0+$/, '');

/** The address of a search, as a path. */
export function searchPath({ place, near, bounds, withinKm, period, sort, filters }: SearchAsk): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') params.set(name, String(value));
  };
  put('place', place);
  put('lat', near && short(near.lat));
  put('lon', near && short(near.lon));
  put('area', bounds && [bounds.north, bounds.south, bounds.east, bounds.west].map(short).join(','));
  put('within', withinKm);
  put('from', period?.from);
  put('to', period?.to);
  put('sort', sort === 'fit' ? undefined : sort);
  for (const name of ['access', 'side', 'gearbox', 'mode'] as const) put(name, filters[name]);
  for (const name of switches) put(name, filters[name] ? 1 : undefined);
  put('maxPerDay', filters.maxPerDay === undefined ? undefined : filters.maxPerDay / 100);
  return `/search?${params.toString()}`;
}

export type SearchBody = Pick<SearchQuery, 'near' | 'bounds' | 'period' | 'wheelchairs' | 'filters' | 'sort' | 'limit' | 'cursor'>;

/** The body of the request; undefined while the search has no place. */
export function searchBody(ask: SearchAsk, chairs: readonly Wheelchair[], limit: number, cursor?: string): SearchBody | undefined {
  const { near, bounds, withinKm, period, sort, filters } = ask;
  const where = bounds ? { bounds } : near && { near: { ...near, ...(withinKm === undefined ? {} : { radiusKm: withinKm }) } };
  return where && { ...where, ...(period ? { period } : {}), wheelchairs: [...chairs], filters, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
}

/** How many filters are on; sort and radius apart. */
export function countFilters({ includeDoesNotFit: _, ...filters }: SearchFilters): number {
  return Object.values(filters).filter((value) => value !== undefined && value !== false).length;
}
