import type { DimensionKey } from '@passerelle/shared/fit/result';
import type { SearchReply } from '@passerelle/shared/search/contract';
import { valuesIn, type FacetName } from './filters';
import { fits, type Candidate } from './find-cars';

function counted<Key extends string>(keys: Iterable<Key>): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** How many cars there would be for each value of a facet, whatever is chosen in that facet now. */
export function facetsOf(candidates: readonly Candidate[]): SearchReply['facets'] {
  const fitting = candidates.filter(fits);
  const facet = (name: FacetName) => {
    const open = fitting.filter(({ failed }) => failed === null || failed === name);
    return counted(open.flatMap(({ car }) => valuesIn(name, car))).map(([value, count]) => ({ value, count }));
  };
  return { access: facet('access'), side: facet('side'), gearbox: facet('gearbox'), mode: facet('mode'), instant: facet('instant') };
}

/** How many cars do not fit, and in which dimensions; a car counts once in each that fails. */
export function misfitsOf(hits: readonly Candidate[]): SearchReply['doesNotFit'] {
  const misfits = hits.filter((hit) => !fits(hit));
  const failing = misfits.flatMap(({ fit }) => [...new Set(fit.dimensions.filter(({ verdict }) => verdict === 'does_not_fit').map(({ key }): DimensionKey => key))]);
  return { total: misfits.length, byDimension: counted(failing).map(([key, count]) => ({ key, count })) };
}
