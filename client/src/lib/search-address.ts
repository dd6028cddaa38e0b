import type { Wheelchair } from '@passerelle/shared/fit/model';
import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Bounds, SearchAsked, SearchQuery } from '@passerelle/shared/search/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import type { DriversNeeds } from './driver-needs';
import { oneOf, readFilters, readNumber, writeFilters, type AddressFilters } from './search-filters';

export const sorts = ['fit', 'distance', 'price', 'rating'] as const satisfies readonly SearchQuery['sort'][];
export const radii = [10, 20, 50, 100] as const;

/** What the device knows of a person's needs. It goes into the body of a request, never into an address. */
export interface DeviceNeeds {
  readonly wheelchairs: readonly Wheelchair[];
  readonly driver: DriversNeeds;
}

/** Parts of the device's needs that one search can do without. */
export const devicePartNames = ['wheelchairs', 'driver', 'controls'] as const;
export type DevicePart = (typeof devicePartNames)[number];

/** What a search asks, but for what the device knows: addresses are shared, logged and kept in histories. */
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
  readonly filters: AddressFilters;
  /** Needs of the device that this search does without. It travels in the history's state, not in the address. */
  readonly leftOut?: readonly DevicePart[] | undefined;
}

function readInstant(text: string | null): string | undefined {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
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

function readLeftOut(state: unknown): readonly DevicePart[] | undefined {
  const stored: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'leftOut') : undefined;
  return Array.isArray(stored) ? devicePartNames.filter((name) => stored.includes(name)) : undefined;
}

/** Reads an address that anybody may have written: what makes no sense is left out. `state` is that of the history entry. */
export function readAsk(params: URLSearchParams, state?: unknown): SearchAsk {
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
    leftOut: readLeftOut(state),
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
  writeFilters(filters, put);
  return `/search?${params.toString()}`;
}

/** For `navigate(searchPath(ask), { state: searchState(ask) })`. */
export const searchState = ({ leftOut }: SearchAsk): { leftOut: readonly DevicePart[] } | undefined => (leftOut?.length ? { leftOut } : undefined);

/** What one search asks of the device's needs. */
export function needsOf({ leftOut = [] }: SearchAsk, { wheelchairs, driver }: DeviceNeeds): DeviceNeeds {
  const unless = <T>(part: DevicePart, needs: readonly T[]): readonly T[] => (leftOut.includes(part) ? [] : needs);
  return {
    wheelchairs: unless('wheelchairs', wheelchairs),
    driver: { licenceCodes: unless('driver', driver.licenceCodes), controls: unless('controls', driver.controls) },
  };
}

/** What is looked for, as the server is asked; undefined while the search has no place. */
export function askedOf(ask: SearchAsk, device: DeviceNeeds): SearchAsked | undefined {
  const { near, bounds, withinKm, period, filters } = ask;
  const where = bounds ? { bounds } : near && { near: { ...near, ...(withinKm === undefined ? {} : { radiusKm: withinKm }) } };
  const { wheelchairs, driver } = needsOf(ask, device);
  return (
    where && {
      ...where,
      ...(period ? { period } : {}),
      wheelchairs: [...wheelchairs],
      ...(driver.licenceCodes.length > 0 ? { driver: { licenceCodes: [...driver.licenceCodes] } } : {}),
      // As a filter, so that the reply counts what each control would leave.
      filters: driver.controls.length > 0 ? { ...filters, controls: [...driver.controls] } : filters,
    }
  );
}

/** The search that was asked so, to open it again. What the device should know of it is not in there. */
export function askFrom(placeName: string, { near, bounds, period, filters: { controls: _, ...filters } }: SearchAsked): SearchAsk {
  return {
    place: placeName,
    near: near && { lat: near.lat, lon: near.lon },
    bounds,
    withinKm: radii.find((radius) => radius === near?.radiusKm),
    period,
    sort: 'fit',
    filters,
  };
}

/** How many filters are on; sort, radius and what the device knows apart. */
export function countFilters({ includeDoesNotFit: _, ...filters }: AddressFilters): number {
  return Object.values(filters).filter((value) => value !== undefined && value !== false).length;
}
