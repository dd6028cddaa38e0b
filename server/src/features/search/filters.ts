import { checkDriver } from '@passerelle/shared/fit/driver';
import type { SearchFilters, SearchQuery, SearchReply } from '@passerelle/shared/search/contract';
import { periodFromWire, type Period } from '@passerelle/shared/time';
import { isFree, type SearchableVehicle } from '../vehicles';

export type FacetName = keyof SearchReply['facets'];

/** What a car counts as in each facet. */
const facetValues: { readonly [Name in FacetName]: (car: SearchableVehicle) => readonly string[] } = {
  access: ({ accessibility: { access } }) => (access?.type ? [access.type] : []),
  side: ({ accessibility: { access } }) => (access?.side ? [access.side] : []),
  gearbox: ({ accessibility: { driving } }) => (driving?.gearbox ? [driving.gearbox] : []),
  mode: ({ accessibility: { modes } }) => [...new Set(modes)],
  instant: ({ instant }) => [String(instant)],
};
const facetNames = ['access', 'side', 'gearbox', 'mode', 'instant'] as const satisfies readonly FacetName[];

export const valuesIn = (name: FacetName, car: SearchableVehicle): readonly string[] => facetValues[name](car);

/** What is asked of a facet. An unticked box asks nothing. */
function asked(name: FacetName, filters: SearchFilters): string | undefined {
  if (name === 'instant') return filters.instant ? 'true' : undefined;
  return filters[name];
}

/** The facets in which a car is not what was asked for. */
export function failedFacets(car: SearchableVehicle, filters: SearchFilters): FacetName[] {
  return facetNames.filter((name) => {
    const value = asked(name, filters);
    return value !== undefined && !valuesIn(name, car).includes(value);
  });
}

function passes({ accessibility: { access }, pricing }: SearchableVehicle, { powered, winch, maxPerDay }: SearchFilters): boolean {
  if (powered && access?.operation !== 'powered') return false;
  if (winch && !access?.winch) return false;
  return maxPerDay === undefined || pricing.perDay.amount <= maxPerDay;
}

/** Everything that decides beside place, facets and fit: free on the dates, not closed to this driver, the other filters. */
export function suits({ period: wire, driver, filters }: Pick<SearchQuery, 'period' | 'driver' | 'filters'>): (car: SearchableVehicle) => boolean {
  const period: Period | undefined = wire && periodFromWire(wire);
  const codes = driver?.licenceCodes ?? [];
  return (car) =>
    passes(car, filters) && (!period || isFree(car.entries, period)) && (codes.length === 0 || checkDriver(car.accessibility.driving, codes) !== 'no');
}
