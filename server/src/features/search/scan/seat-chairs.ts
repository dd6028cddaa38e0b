import type { CarStore } from '../store/car-store';
import type { SpaceColumns } from '../store/columns';
import { driverPlace } from '../store/space-bits';
import type { Batch } from './batch';
import type { ChairPlan } from './chair-plan';
import { doesNotFit, failBit, unknownFit } from './fit-bits';
import { rankSpace } from './space-rank';

const mostSpaces = 6;
const mostChairs = 3;
const rankMask = 3;

/** Scratch of one car: which spaces are no driver's, and every chair in each. */
const places = new Int32Array(mostSpaces);
const ranks = new Int32Array(mostChairs * mostSpaces);

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

const rankAt = (chair: number, place: number): number => ranks[chair * mostSpaces + place] ?? doesNotFit;
const worse = (a: number, b: number): number => Math.max(a & rankMask, b & rankMask);

/**
 * The best way to give the chairs places of their own, like `assignSpaces` of shared/fit: of equal ways the one with the lowest places,
 * first chair first. Gives rank and failing dimensions as `rankSpace` does.
 */
function seat(chairs: number, found: number): number {
  const seated = Math.min(chairs, found);
  if (seated === 0) return 0;
  let best = doesNotFit + 1;
  let bestFails = 0;
  for (let first = 0; first < found; first += 1) {
    const a = rankAt(0, first);
    for (let second = 0; second < (seated > 1 ? found : 1); second += 1) {
      if (seated > 1 && second === first) continue;
      const b = seated > 1 ? rankAt(1, second) : 0;
      for (let third = 0; third < (seated > 2 ? found : 1); third += 1) {
        if (seated > 2 && (third === first || third === second)) continue;
        const c = seated > 2 ? rankAt(2, third) : 0;
        const score = Math.max(worse(a, b), c & rankMask);
        if (score >= best) continue;
        best = score;
        bestFails = (a | b | c) & ~rankMask;
      }
    }
  }
  return bestFails | best;
}

/** The same for a chair alone, as almost all are asked about: the first of its best places. */
function seatOne(table: SpaceColumns, at: number, count: number, chair: ChairPlan): number {
  let best = (failBit.spaces << 2) | doesNotFit;
  let bestRank = doesNotFit + 1;
  for (let space = at; space < at + count; space += 1) {
    if (((table.bits[space] ?? 0) & driverPlace) !== 0) continue;
    const result = rankSpace(table, space, chair);
    if ((result & rankMask) >= bestRank) continue;
    best = result;
    bestRank = result & rankMask;
  }
  return best;
}

function seatAll(table: SpaceColumns, at: number, count: number, chairs: readonly ChairPlan[]): number {
  const found = findPlaces(table.bits, at, count);
  for (let chair = 0; chair < chairs.length; chair += 1) {
    const plan = chairs[chair];
    for (let place = 0; plan && place < found; place += 1) ranks[chair * mostSpaces + place] = rankSpace(table, places[place] ?? 0, plan);
  }
  const result = seat(chairs.length, found);
  return found < chairs.length ? (result & ~rankMask) | (failBit.spaces << 2) | doesNotFit : result;
}

/** The spaces of every row of the batch for these chairs; a car that describes none is not known to fit. */
export function seatChairs(store: CarStore, chairs: readonly ChairPlan[], batch: Batch): void {
  const { rows, verdicts, failing } = batch;
  const { spaceAt, spaceCount } = store.columns;
  const { table } = store.spaces;
  const alone = chairs.length === 1 ? chairs[0] : undefined;
  for (let index = 0; index < batch.count; index += 1) {
    const row = rows[index] ?? 0;
    const count = spaceCount[row] ?? 0;
    const at = spaceAt[row] ?? 0;
    const result = count === 0 ? unknownFit : alone ? seatOne(table, at, count, alone) : seatAll(table, at, count, chairs);
    const rank = result & rankMask;
    if (rank > (verdicts[index] ?? 0)) verdicts[index] = rank;
    failing[index] = (failing[index] ?? 0) | (result >> 2);
  }
}
