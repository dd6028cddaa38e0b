import { checkFit } from '@passerelle/shared/fit/fit';
import type { FitResult } from '@passerelle/shared/fit/result';
import type { SearchQuery } from '@passerelle/shared/search/contract';
import type { SearchableVehicle } from '../vehicles';
import { distanceFrom, mayHold, type Area } from './area';
import { failedFacets, suits, type FacetName } from './filters';

/** A car in the area that suits but for at most one facet. */
export interface Candidate {
  readonly car: SearchableVehicle;
  /** From the car's public position. */
  readonly km: number;
  /** The one facet in which it is not what was asked for; it counts there and nowhere else. */
  readonly failed: FacetName | null;
  readonly fit: FitResult;
}

interface Found {
  readonly candidates: readonly Candidate[];
  readonly radiusKm: number;
}

export const fits = ({ fit }: Candidate): boolean => fit.verdict !== 'does_not_fit';

/** The cars of the smallest circle in which one is found that is not "does not fit", or of the last one. */
export function findCars(cars: Iterable<SearchableVehicle>, query: SearchQuery, area: Area): Found {
  const inside = mayHold(area);
  const suited = suits(query);
  const { wheelchairs = [], filters } = query;
  const waiting = [...cars].filter(({ location }) => inside(location)).map((car) => ({ car, km: distanceFrom(area, car.location) }));

  const candidates: Candidate[] = [];
  let seen = -1;
  for (const radiusKm of area.radii) {
    for (const { car, km } of waiting) {
      if (km <= seen || km > radiusKm || !suited(car)) continue;
      const [failed = null, ...others] = failedFacets(car, filters);
      if (others.length === 0) candidates.push({ car, km, failed, fit: checkFit(car.accessibility, wheelchairs) });
    }
    seen = radiusKm;
    if (candidates.some((candidate) => candidate.failed === null && fits(candidate))) return { candidates, radiusKm };
  }
  return { candidates, radiusKm: seen };
}
