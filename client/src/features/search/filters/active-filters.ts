import type { DrivingControl } from '../../../lib/driver-needs';
import { needsOf, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';
import { choiceNames, numberNames, switchFilters, withoutFilter, type AddressFilters } from '../../../lib/search-filters';
import type { FilterWords } from './use-filter-words';

/** One thing that narrows the search, and how to take it away: by another search, or on the device. */
export interface ActiveFilter {
  readonly key: string;
  readonly label: string;
  readonly without: { readonly ask: SearchAsk } | { readonly control: DrivingControl };
}

/** In the order of the panel. */
export function activeFilters(ask: SearchAsk, device: DeviceNeeds, words: FilterWords): readonly ActiveFilter[] {
  const { filters } = ask;
  const active = (name: keyof AddressFilters, label: string): ActiveFilter => ({ key: name, label, without: { ask: { ...ask, filters: withoutFilter(filters, name) } } });
  const { controls } = needsOf(ask, device).driver;
  return [
    ...choiceNames.flatMap((name) => (filters[name] ? [active(name, words.choice(name, filters[name]))] : [])),
    ...controls.map((control) => ({ key: control, label: words.control(control), without: { control } })),
    ...switchFilters.flatMap((name) => (filters[name] ? [active(name, words.switched(name))] : [])),
    ...numberNames.flatMap((name) => (filters[name] === undefined ? [] : [active(name, words.number(name, filters[name]))])),
    ...(ask.withinKm === undefined ? [] : [{ key: 'within', label: words.within(ask.withinKm), without: { ask: { ...ask, withinKm: undefined } } }]),
  ];
}

/** The same search without any of them; cars that do not fit stay shown, or not. */
export function withoutFilters(ask: SearchAsk): SearchAsk {
  const { includeDoesNotFit } = ask.filters;
  return { ...ask, withinKm: undefined, filters: includeDoesNotFit ? { includeDoesNotFit } : {} };
}
