import type { Driving } from '@passerelle/shared/fit/model';
import type { SearchableVehicle } from '../../vehicles';
import { Dictionary } from './dictionary';

/** What decides over a price: the same for many cars. */
export type Terms = Pick<SearchableVehicle, 'pricing' | 'timeZone'>;
/** What the answer to a driver's licence codes reads. */
export type Dossier = Pick<Driving, 'gearbox' | 'licenceCodesMet'>;

export interface Dictionaries {
  readonly terms: Dictionary<Terms>;
  readonly ratings: Dictionary<SearchableVehicle['rating']>;
  readonly places: Dictionary<SearchableVehicle['place']>;
  readonly dossiers: Dictionary<Dossier>;
  /** Docking stations as their owners write them; null: not said. */
  readonly dockings: Dictionary<string | null>;
}

/** They grow while an index lives, and are made anew with it. */
export function createDictionaries(): Dictionaries {
  return {
    terms: new Dictionary(({ pricing: { perDay, weekDiscountPercent, monthDiscountPercent, kmPerDay }, timeZone }) =>
      [perDay.amount, perDay.currency, weekDiscountPercent, monthDiscountPercent, kmPerDay, timeZone].join(' '),
    ),
    ratings: new Dictionary<SearchableVehicle['rating']>((rating) => (rating ? `${String(rating.mean)} ${String(rating.count)}` : ''), null),
    places: new Dictionary(({ town, department }) => `${town}\n${department}`),
    dossiers: new Dictionary(({ gearbox, licenceCodesMet }) => `${gearbox ?? ''}|${licenceCodesMet ? licenceCodesMet.join(' ') : 'unsaid'}`),
    dockings: new Dictionary<string | null>((model) => (model === null ? '' : `"${model}`), null),
  };
}
