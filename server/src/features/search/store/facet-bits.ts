import { drivingControls, modes, sides } from '@passerelle/shared/fit/model';
import { facetNames, type FacetName } from '@passerelle/shared/search/contract';

const yes = ['true'] as const;

/** Every value that a car can count as in a facet. */
const values = {
  access: ['ramp', 'lift'],
  side: sides,
  powered: yes,
  winch: yes,
  transferSeat: ['swivel', 'swivel_lowering', 'lifting'],
  gearbox: ['manual', 'automatic'],
  mode: modes,
  instant: yes,
  delivery: yes,
  serviceDog: yes,
  childSeat: yes,
  confirmed: yes,
  controls: drivingControls,
} as const satisfies Readonly<Record<FacetName, readonly string[]>>;

export interface FacetBit {
  readonly facet: FacetName;
  readonly value: string;
  readonly bit: number;
}

/** Where a bit stands in its word; of several, the highest. */
export const placeOf = (bit: number): number => 31 - Math.clz32(bit);

/** What a car is in every facet fits one integer: 29 bits. */
export const facetBits: readonly FacetBit[] = facetNames.flatMap((facet) => values[facet].map((value) => ({ facet, value }))).map((entry, index) => ({ ...entry, bit: 1 << index }));

const bitOfValue = new Map(facetBits.map(({ facet, value, bit }) => [`${facet} ${value}`, bit]));

/** The bit of a value; 0 for one that counts as nothing. */
export const bitOf = (facet: FacetName, value: string | undefined): number => bitOfValue.get(`${facet} ${value ?? ''}`) ?? 0;

export const maskOf = (facet: FacetName): number => facetBits.reduce((mask, entry) => (entry.facet === facet ? mask | entry.bit : mask), 0);

/** Two bits of a row that are no facets. */
export const checkedBit = 1 << 29;
/** Some number of this car does not fit its column: see odd cars in car-store.ts. */
export const oddBit = 1 << 30;

export const bits = {
  ramp: bitOf('access', 'ramp'),
  lift: bitOf('access', 'lift'),
  powered: bitOf('powered', 'true'),
  winch: bitOf('winch', 'true'),
  passenger: bitOf('mode', 'passenger_in_wheelchair'),
  instant: bitOf('instant', 'true'),
  delivery: bitOf('delivery', 'true'),
  serviceDog: bitOf('serviceDog', 'true'),
  childSeat: bitOf('childSeat', 'true'),
  confirmed: bitOf('confirmed', 'true'),
} as const;

export const masks = { access: maskOf('access'), side: maskOf('side'), gearbox: maskOf('gearbox'), transferSeat: maskOf('transferSeat'), modes: maskOf('mode'), controls: maskOf('controls') } as const;

/** By facet: the values of each set of its bits that was asked for. */
const valuesBySet = new Map(facetNames.map((facet) => [facet, { mask: maskOf(facet), known: new Map<number, readonly string[]>() }]));

/** The values of a facet whose bits are set. */
export function valuesIn(facet: FacetName, set: number): readonly string[] {
  const { mask, known } = valuesBySet.get(facet) ?? { mask: 0, known: new Map<number, readonly string[]>() };
  let found = known.get(set & mask);
  if (!found) {
    found = facetBits.filter((entry) => entry.facet === facet && (entry.bit & set) !== 0).map(({ value }) => value);
    known.set(set & mask, found);
  }
  return found;
}
