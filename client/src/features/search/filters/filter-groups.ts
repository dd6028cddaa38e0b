import type { ChoiceFilter, NumberFilter, SwitchFilter } from '../../../lib/search-filters';

/** Where a filter stands in the panel. `within` and the driver's controls have places of their own. */
export interface FilterGroup {
  readonly name: 'gettingIn' | 'inside' | 'driving' | 'renting';
  readonly choices: readonly ChoiceFilter[];
  readonly switches: readonly SwitchFilter[];
  readonly numbers: readonly NumberFilter[];
}

/** In the order somebody meets them: on the way in, on board, at the wheel, when paying. */
export const filterGroups: readonly FilterGroup[] = [
  { name: 'gettingIn', choices: ['access', 'side'], switches: ['powered', 'winch'], numbers: [] },
  { name: 'inside', choices: ['mode', 'transferSeat'], switches: ['serviceDog', 'childSeat'], numbers: ['seatsLeft'] },
  { name: 'driving', choices: ['gearbox'], switches: [], numbers: [] },
  { name: 'renting', choices: [], switches: ['instant', 'delivery', 'confirmed'], numbers: ['maxPerDay', 'minKmPerDay'] },
];

/** What a list offers, in the units of the request; an address may hold others. */
export const numberSteps: Readonly<Record<NumberFilter, readonly number[]>> = {
  seatsLeft: [1, 2, 3, 4, 5],
  maxPerDay: [4_000, 5_000, 6_000, 8_000, 10_000, 15_000],
  minKmPerDay: [100, 150, 200, 300],
};
