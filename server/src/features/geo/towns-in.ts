import type { TownName } from '@passerelle/shared/geo/contract';
import { boundsContain } from './distance';
import type { Bounds } from './place';
import type { Places } from './places-file';

/** More names than a map has room for, so that it can leave out those that would touch. */
const mostNames = 40;
/** A name far from its town would be a lie; in km. */
const worstPrecision = 2;

/** The largest towns of a view, the most people first. Looks at 35,000 towns at worst, which takes a fraction of a millisecond. */
export function createTownsIn({ count, names, population, lat, lon, precisionKm, isDistrict }: Places): (view: Bounds) => TownName[] {
  const rows = Array.from({ length: count }, (_, row) => row).filter((row) => isDistrict[row] === 0 && (precisionKm[row] ?? Infinity) <= worstPrecision);
  rows.sort((a, b) => (population[b] ?? 0) - (population[a] ?? 0));
  return (view) => {
    const found: TownName[] = [];
    for (const row of rows) {
      const location = { lat: lat[row] ?? 0, lon: lon[row] ?? 0 };
      if (!boundsContain(view, location)) continue;
      found.push({ name: names[row] ?? '', location });
      if (found.length === mostNames) break;
    }
    return found;
  };
}
