import type { Access, Driving, Space } from '@passerelle/shared/fit/model';
import type { SearchableVehicle } from '../../vehicles';
import { Dictionary } from './dictionary';
import { LengthBlocks } from './lengths';

/** What decides over a price: the same for many cars. */
export type Terms = Pick<SearchableVehicle, 'pricing' | 'timeZone'>;
/** What the answer to a driver's licence codes reads. */
export type Dossier = Pick<Driving, 'gearbox' | 'licenceCodesMet'>;

/** What carries or pulls a chair up to the door: all that the rule reads of it but lengths and grade. */
export type Hoist = Pick<Access, 'type' | 'swl' | 'winch'>;
/** How a chair is held in a space: all that the rule reads of it but lengths. */
export type Hold = Pick<Space, 'driverPosition' | 'facing' | 'threePointBelt' | 'anchorage'>;

export interface Dictionaries {
  readonly terms: Dictionary<Terms>;
  readonly ratings: Dictionary<SearchableVehicle['rating']>;
  readonly places: Dictionary<SearchableVehicle['place']>;
  readonly dossiers: Dictionary<Dossier>;
  readonly hoists: Dictionary<Hoist>;
  readonly holds: Dictionary<Hold>;
  readonly lengths: LengthBlocks;
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
    hoists: new Dictionary(({ type, swl, winch }) => JSON.stringify([type, swl?.value, winch ? [winch.swl?.value] : null])),
    holds: new Dictionary(({ driverPosition, facing, threePointBelt, anchorage }) =>
      JSON.stringify([driverPosition, facing, threePointBelt, anchorage && [anchorage.type, anchorage.maxChairMass?.value, anchorage.dockingModel], anchorage === null]),
    ),
    lengths: new LengthBlocks(),
  };
}
