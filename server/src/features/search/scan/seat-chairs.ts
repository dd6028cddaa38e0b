import type { CarStore } from '../store/car-store';
import type { SpaceColumns } from '../store/columns';
import { driverPlace } from '../store/space-bits';
import type { Batch } from './batch';
import type { ChairPlan } from './chair-plan';
import { doesNotFit, fails, fits, unknownFit, verdictMask } from './fit-bits';
import { spaceFit } from './space-fit';

const mostSpaces = 6;
const mostChairs = 3;

/** Scratch of one car: which spaces are no driver's, and every chair in each. */
const places = new Int32Array(mostSpaces);
const findings = new Int32Array(mostChairs * mostSpaces);

/** The places of passengers, in order; how many. */
function findPlaces(bits: Uint8Array, at: number, count: number): number {
  let found = 0;
  for (let space = 0; space < count; space += 1) {
    if (((bits[at + space] ?? 0) & driverPlace) !== 0) continue;
    places[found] = at + space;
    found += 1;
  }
  return found;
}

const findingAt = (chair: number, place: number): number => findings[chair * mostSpaces + place] ?? doesNotFit;

/**
 * The best way to give the chairs places of their own, like `assignSpaces` of shared/fit: of equal ways the one with the lowest places,
 * first chair first. Gives what is found of it.
 */
function seat(chairs: number, found: number): number {
  const seated = Math.min(chairs, found);
  if (seated === 0) return fits;
  let best = -1;
  for (let first = 0; first < found; first += 1) {
    const a = findingAt(0, first);
    for (let second = 0; second < (seated > 1 ? found : 1); second += 1) {
      if (seated > 1 && second === first) continue;
      const b = seated > 1 ? findingAt(1, second) : fits;
      for (let third = 0; third < (seated > 2 ? found : 1); third += 1) {
        if (seated > 2 && (third === first || third === second)) continue;
        const all = a | b | (seated > 2 ? findingAt(2, third) : fits);
        if (best < 0 || (all & verdictMask) < (best & verdictMask)) best = all;
      }
    }
  }
  return best;
}

/** The same for a chair alone, as almost all are asked about: the first of its best places. */
function seatOne(table: SpaceColumns, at: number, count: number, chair: ChairPlan): number {
  let best = -1;
  for (let space = at; space < at + count; space += 1) {
    if (((table.bits[space] ?? 0) & driverPlace) !== 0) continue;
    const finding = spaceFit(table, space, chair);
    if (best < 0 || (finding & verdictMask) < (best & verdictMask)) best = finding;
  }
  return best < 0 ? fails.spaces : best;
}

function seatAll(table: SpaceColumns, at: number, count: number, chairs: readonly ChairPlan[]): number {
  const found = findPlaces(table.bits, at, count);
  for (let chair = 0; chair < chairs.length; chair += 1) {
    const plan = chairs[chair];
    for (let place = 0; plan && place < found; place += 1) findings[chair * mostSpaces + place] = spaceFit(table, places[place] ?? 0, plan);
  }
  return seat(chairs.length, found) | (found < chairs.length ? fails.spaces : fits);
}

/** The spaces of every row of the batch for these chairs; a car that describes none is not known to fit. */
export function seatChairs(store: CarStore, chairs: readonly ChairPlan[], { rows, fits: found, count }: Batch): void {
  const { spaceAt, spaceCount } = store.columns;
  const { table } = store.spaces;
  const alone = chairs.length === 1 ? chairs[0] : undefined;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const spaces = spaceCount[row] ?? 0;
    const at = spaceAt[row] ?? 0;
    const finding = spaces === 0 ? unknownFit : alone ? seatOne(table, at, spaces, alone) : seatAll(table, at, spaces, chairs);
    found[index] = (found[index] ?? 0) | finding;
  }
}
