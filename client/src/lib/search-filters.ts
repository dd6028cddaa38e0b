import type { SearchFilters } from '@passerelle/shared/search/contract';

/** What may stand in an address. Controls are what a driver needs, so they stay on the device: ./driver-needs.ts. */
export type AddressFilters = Omit<SearchFilters, 'controls'>;

/** Filters of which one value, or none, is chosen. */
export const choiceFilters = {
  access: ['ramp', 'lift'],
  side: ['rear', 'left', 'right'],
  mode: ['passenger_in_wheelchair', 'drive_from_wheelchair', 'transfer', 'adapted_driving'],
  transferSeat: ['swivel', 'swivel_lowering', 'lifting'],
  gearbox: ['automatic', 'manual'],
} as const satisfies { readonly [K in keyof SearchFilters]?: readonly NonNullable<SearchFilters[K]>[] };
export type ChoiceFilter = keyof typeof choiceFilters;

/** Filters that are on or off. */
export const switchFilters = ['powered', 'winch', 'serviceDog', 'childSeat', 'instant', 'delivery', 'confirmed'] as const satisfies readonly (keyof SearchFilters)[];
export type SwitchFilter = (typeof switchFilters)[number];

/** Filters that are a number; `unit` is what one of the address counts in the request. */
export const numberFilters = {
  seatsLeft: { min: 1, max: 9, unit: 1 },
  maxPerDay: { min: 0, max: 10_000, unit: 100 },
  minKmPerDay: { min: 0, max: 2_000, unit: 1 },
} as const satisfies { readonly [K in keyof SearchFilters]?: object };
export type NumberFilter = keyof typeof numberFilters;

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[];
export const choiceNames = keysOf(choiceFilters);
export const numberNames = keysOf(numberFilters);

export const oneOf = <V extends string>(values: readonly V[], text: string | null): V | undefined => values.find((value) => value === text);

export function readNumber(text: string | null, min: number, max: number): number | undefined {
  if (text === null || text.trim() === '') return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

/** The filters without one of them. */
export const withoutFilter = (filters: AddressFilters, name: keyof AddressFilters): AddressFilters =>
  Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));

/** One value of a choice; undefined, or one that is none of its own, asks nothing. */
export function withChoice(filters: AddressFilters, name: ChoiceFilter, text: string | undefined): AddressFilters {
  const value = choiceFilters[name].find((each) => each === text);
  return value === undefined ? withoutFilter(filters, name) : { ...filters, [name]: value };
}

export function readFilters(params: URLSearchParams): AddressFilters {
  let filters: AddressFilters = {};
  for (const name of choiceNames) filters = withChoice(filters, name, params.get(name) ?? undefined);
  for (const name of [...switchFilters, 'includeDoesNotFit'] as const) if (params.get(name) === '1') filters[name] = true;
  for (const name of numberNames) {
    const { min, max, unit } = numberFilters[name];
    const value = readNumber(params.get(name), min, max);
    if (value !== undefined) filters[name] = Math.round(value * unit);
  }
  return filters;
}

export function writeFilters(filters: AddressFilters, put: (name: string, value: string | number | undefined) => void): void {
  for (const name of choiceNames) put(name, filters[name]);
  for (const name of [...switchFilters, 'includeDoesNotFit'] as const) put(name, filters[name] ? 1 : undefined);
  for (const name of numberNames) {
    const value = filters[name];
    put(name, value === undefined ? undefined : value / numberFilters[name].unit);
  }
}
