import type { Wheelchair } from '@passerelle/shared/fit/model';
import { chairLimits, chairNumbers, largestPrecision, preciseLengths } from './chair-limits';
import { freeId, longestName, mostKept, mostTravelling, type KeptChair } from './kept-chair';

const propulsions: readonly Wheelchair['propulsion'][] = ['self', 'attendant', 'powered'];
const crashTests = ['yes', 'no', 'unknown'] as const;

const partOf = (stored: unknown, name: string): unknown => (typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined);

function readPrecision(stored: unknown): Wheelchair['precision'] {
  const read = preciseLengths.flatMap((name) => {
    const value = partOf(stored, name);
    return typeof value === 'number' && value >= 0 && value <= largestPrecision ? [[name, value] as const] : [];
  });
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

/** A chair of any age; undefined for what is none. */
function readWheelchair(stored: unknown): Wheelchair | undefined {
  const propulsion = propulsions.find((known) => known === partOf(stored, 'propulsion'));
  if (!propulsion) return undefined;
  const chair: Wheelchair = { propulsion };
  for (const name of chairNumbers) {
    const value = partOf(stored, name);
    const { unit, min, max } = chairLimits[name];
    const whole = unit !== 'mm' || Number.isInteger(value);
    // A number from an older version that the server would refuse is one the person does not know.
    if (typeof value === 'number' && whole && value >= min && value <= max) chair[name] = value;
  }
  const crashTested = crashTests.find((known) => known === partOf(stored, 'crashTested'));
  if (crashTested) chair.crashTested = crashTested;
  const pin = partOf(stored, 'dockingPin');
  if (pin === null) chair.dockingPin = null;
  else if (typeof pin === 'string' && pin.trim().length > 0 && pin.length <= 80) chair.dockingPin = pin;
  const canTransfer = partOf(stored, 'canTransfer');
  if (typeof canTransfer === 'boolean') chair.canTransfer = canTransfer;
  const precision = readPrecision(partOf(stored, 'precision'));
  if (precision) chair.precision = precision;
  return chair;
}

/** Chairs were stored without a name at first, all of them travelling. */
function readKept(stored: unknown): KeptChair | undefined {
  const named = partOf(stored, 'wheelchair') !== undefined;
  const wheelchair = readWheelchair(named ? partOf(stored, 'wheelchair') : stored);
  if (!wheelchair) return undefined;
  const id = partOf(stored, 'id');
  const name = partOf(stored, 'name');
  return {
    id: typeof id === 'string' && /^\d{1,6}$/.test(id) ? id : '',
    name: typeof name === 'string' ? name.trim().slice(0, longestName) : '',
    travels: !named || partOf(stored, 'travels') === true,
    wheelchair,
  };
}

/** Makes the best of what was stored: what is no chair is left out, and of more than three that travel the later ones stay at home. */
export function parseChairs(stored: unknown): readonly KeptChair[] {
  const chairs: KeptChair[] = [];
  for (const part of Array.isArray(stored) ? stored : []) {
    const chair = readKept(part);
    if (!chair || chairs.length >= mostKept) continue;
    const taken = chair.id === '' || chairs.some(({ id }) => id === chair.id);
    const full = chairs.filter(({ travels }) => travels).length >= mostTravelling;
    chairs.push({ ...chair, id: taken ? freeId(chairs) : chair.id, travels: chair.travels && !full });
  }
  return chairs;
}
