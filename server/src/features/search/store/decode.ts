import type { Access, Accessibility, Driving, Mode, Space } from '@passerelle/shared/fit/model';
import { unknown, type SpaceColumns } from './columns';
import type { Dictionaries } from './dictionaries';
import { bits, masks, valuesIn } from './facet-bits';
import { unpackLength } from './lengths';
import type { CarStore } from './car-store';

const oneOf = <T extends string>(values: readonly string[]): T | undefined => values[0] as T | undefined;

// What the rule reads of a measure besides its number is in the row already: whether all are confirmed, and the grade that counts.
function accessOf({ columns, dictionaries }: CarStore, row: number): Access {
  const set = columns.bits[row] ?? 0;
  const grade = columns.grade[row] ?? NaN;
  const threshold = columns.thresholdHeight[row] ?? unknown;
  const { type, swl, winch } = dictionaries.hoists.get(columns.hoist[row] ?? 0);
  return {
    type,
    side: oneOf(valuesIn('side', set)),
    operation: (set & bits.powered) === 0 ? undefined : 'powered',
    width: unpackLength(columns.accessWidth[row]),
    length: unpackLength(columns.accessLength[row]),
    thresholdHeight: threshold === unknown ? undefined : { value: threshold, unit: 'mm', source: 'owner' },
    grade: Number.isFinite(grade) ? { value: grade, unit: 'percent', source: 'inspected' } : undefined,
    swl,
    winch,
  };
}

function spaceOf(table: SpaceColumns, row: number, holds: Dictionaries['holds']): Space {
  const { driverPosition, facing, threePointBelt, anchorage } = holds.get(table.hold[row] ?? 0);
  return {
    driverPosition,
    facing,
    threePointBelt,
    length: unpackLength(table.length[row]),
    width: unpackLength(table.width[row]),
    headroom: unpackLength(table.headroom[row]),
    anchorage,
  };
}

function drivingOf({ columns, dictionaries }: CarStore, row: number): Driving {
  const set = columns.bits[row] ?? 0;
  return { ...dictionaries.dossiers.get(columns.dossier[row] ?? 0), controls: valuesIn('controls', set & masks.controls) as Driving['controls'] };
}

/** All that the fit rule reads of a car, rebuilt from its row: not what its owner wrote, but nothing the rule can tell from it. */
export function fittingsOf(store: CarStore, row: number): Accessibility {
  const odd = store.odd.get(row);
  if (odd) return odd;
  const { columns, spaces, dictionaries } = store;
  const at = columns.spaceAt[row] ?? 0;
  const found: Space[] = [];
  for (let space = at; space < at + (columns.spaceCount[row] ?? 0); space += 1) found.push(spaceOf(spaces.table, space, dictionaries.holds));
  return {
    modes: valuesIn('mode', columns.bits[row] ?? 0) as Mode[],
    access: accessOf(store, row),
    door: { width: unpackLength(columns.doorWidth[row]), height: unpackLength(columns.doorHeight[row]) },
    spaces: found,
  };
}

/** The same with all that the filters read. */
export function accessibilityOf(store: CarStore, row: number): Accessibility {
  const odd = store.odd.get(row);
  if (odd) return odd;
  const { columns } = store;
  return {
    ...fittingsOf(store, row),
    transfer: { type: oneOf(valuesIn('transferSeat', columns.bits[row] ?? 0)) },
    driving: drivingOf(store, row),
    seats: { total: columns.seats0[row], withOneChair: columns.seats1[row], withTwoChairs: columns.seats2[row], withThreeChairs: columns.seats3[row] },
  };
}
