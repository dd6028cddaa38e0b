import type { FacetName, SearchItem, SearchReply } from '@passerelle/shared/search/contract';
import { readAsk } from '../../../lib/search-address';

/** For tests: a car of a list. */
export const item = (vehicleId: string, more: Partial<SearchItem> = {}): SearchItem => ({
  vehicleId,
  title: `Car ${vehicleId}`,
  place: { town: 'Lyon', department: 'Rhône' },
  body: 'van',
  colour: 'sand',
  access: { type: 'ramp', side: 'rear' },
  verdict: 'tight',
  reason: 'Tight: only 2 cm to spare (door height).',
  distanceKm: 3.5,
  price: { total: { amount: 19_200, currency: 'EUR' }, perDay: { amount: 5_000, currency: 'EUR' } },
  location: { lat: 45.7, lon: 4.8 },
  instant: true,
  checked: false,
  ...more,
});

type Facets = SearchReply['facets'];
const facetNames: readonly FacetName[] = [
  'access', 'side', 'powered', 'winch', 'transferSeat', 'gearbox', 'mode', 'instant', 'delivery', 'serviceDog', 'childSeat', 'confirmed', 'controls',
];

/** Counts of every facet, none but those that are given. */
export const facets = (given: Partial<Facets> = {}): Facets => ({ ...(Object.fromEntries(facetNames.map((name) => [name, []])) as unknown as Facets), ...given });

export const reply = (more: Partial<SearchReply> = {}): SearchReply => ({
  total: 2,
  doesNotFit: { total: 0, byDimension: [] },
  radiusKm: 20,
  items: [],
  facets: facets(),
  clusters: [],
  ...more,
});

/** Around Lyon, for two days in December. */
export const lyon = readAsk(new URLSearchParams('place=Lyon&lat=45.75&lon=4.85&from=2026-12-04T08:00:00.000Z&to=2026-12-06T17:00:00.000Z'));
