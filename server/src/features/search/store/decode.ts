import type { Measured } from '@passerelle/shared/fit/measured';
import type { Access, Accessibility, Driving, Mode, Space } from '@passerelle/shared/fit/model';
import { massUnits, unknown, type SpaceColumns } from './columns';
import { bits, masks, valuesIn } from './facet-bits';
import { anchorageOf, anchorage, spaceOfBits } from './space-bits';
import type { CarStore } from './car-store';

// What the rule reads of a measure besides its number is in the row already: whether all are confirmed, and the grade that counts.
const mm = (value = unknown, precision = 0): Measured | undefined =>
  value === unknown ? undefined : { value, unit: 'mm', source: 'owner', ...(precision > 0 ? { precision } : {}) };
const kg = (value = unknown): Measured | undefined => (value === unknown ? undefined : { value: value / massUnits, unit: 'kg', source: 'owner' });

const oneOf = <T extends string>(values: readonly string[]): T | undefined => values[0] as T | undefined;

function accessOf({ columns }: CarStore, row: number): Access {
  const set = columns.bits[row] ?? 0;
  const grade = columns.grade[row] ?? NaN;
  return {
    type: oneOf(valuesIn('access', set)),
    side: oneOf(valuesIn('side', set)),
    operation: (set & bits.powered) === 0 ? undefined : 'powered',
    width: mm(columns.accessWidth[row], columns.accessWidthOff[row]),
    length: mm(columns.accessLength[row], columns.accessLengthOff[row]),
    thresholdHeight: mm(columns.thresholdHeight[row]),
    grade: Number.isNaN(grade) ? undefined : { value: grade, unit: 'percent', source: 'inspected' },
    swl: kg(columns.swl[row]),
    winch: (set & bits.winch) === 0 ? undefined : { swl: kg(columns.winchSwl[row]) },
  };
}

function spaceOf(table: SpaceColumns, row: number, dockings: CarStore['dictionaries']['dockings']): Space {
  const set = table.bits[row] ?? 0;
  const held = spaceOfBits(set);
  const kind = anchorageOf(set);
  const dockingModel = dockings.get(table.docking[row] ?? 0) ?? undefined;
  return {
    ...held,
    length: mm(table.length[row], table.lengthOff[row]),
    width: mm(table.width[row], table.widthOff[row]),
    headroom: mm(table.headroom[row], table.headroomOff[row]),
    anchorage: kind === anchorage.absent ? null : { ...held.anchorage, maxChairMass: kg(table.maxChairMass[row]), dockingModel },
  };
}

function drivingOf({ columns, dictionaries }: CarStore, row: number): Driving {
  const set = columns.bits[row] ?? 0;
  return { ...dictionaries.dossiers.get(columns.dossier[row] ?? 0), controls: valuesIn('controls', set & masks.controls) as Driving['controls'] };
}

/** All that the fit rule and the filters read of a car, rebuilt from its row: not what its owner wrote, but nothing they can tell from it. */
export function accessibilityOf(store: CarStore, row: number): Accessibility {
  const odd = store.odd.get(row);
  if (odd) return odd;
  const { columns, spaces, dictionaries } = store;
  const set = columns.bits[row] ?? 0;
  const at = columns.spaceAt[row] ?? 0;
  const transfer = valuesIn('transferSeat', set);
  return {
    modes: valuesIn('mode', set) as Mode[],
    access: accessOf(store, row),
    door: { width: mm(columns.doorWidth[row], columns.doorWidthOff[row]), height: mm(columns.doorHeight[row], columns.doorHeightOff[row]) },
    spaces: Array.from({ length: columns.spaceCount[row] ?? 0 }, (_, index) => spaceOf(spaces.table, at + index, dictionaries.dockings)),
    transfer: { type: oneOf(transfer) },
    driving: drivingOf(store, row),
    seats: { total: columns.seats0[row], withOneChair: columns.seats1[row], withTwoChairs: columns.seats2[row], withThreeChairs: columns.seats3[row] },
  };
}
