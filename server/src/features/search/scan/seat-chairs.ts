import type { CarStore } from '../store/car-store';
import type { SpaceColumns } from '../store/columns';
import type { Batch } from './batch';
import { driversPlace, type ChairPlan } from './chair-plan';
import { notAsked } from './finding-tables';
import { doesNotFit, fails, fits, unknownFit, verdictMask } from './fit-bits';

const mostSpaces = 6;
const mostChairs = 3;

/** Scratch of one car: which spaces are no driver's, and every chair in each. */
const places = new Int32Array(mostSpaces);
const findings = new Int32Array(mostChairs * mostSpaces);

const heldIn = ({ found, ask }: ChairPlan['holds'], hold: number): number => {
  const known = found[hold] ?? notAsked;
  return known === notAsked ? ask(hold) : known;
};

/** What is found of a chair in a space. */
function spaceFit({ headroom, length, width, hold }: SpaceColumns, space: number, { lengths, holds }: ChairPlan): number {
  return (
    (lengths.headroom[headroom[space] ?? 0] ?? unknownFit) |
    (lengths.space_length[length[space] ?? 0] ?? unknownFit) |
    (lengths.space_width[width[space] ?? 0] ?? unknownFit) |
    heldIn(holds, hold[space] ?? 0)
  );
}

/** The places of passengers, in order; how many. */
function findPlaces({ hold }: SpaceColumns, at: number, count: number, chair: ChairPlan): number {
  let found = 0;
  for (let space = at; space < at + count; space += 1) {
    if (heldIn(chair.holds, hold[space] ?? 0) === driversPlace) continue;
    places[found] = space;
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

function seatAll(table: SpaceColumns, at: number, count: number, chairs: readonly ChairPlan[]): number {
  const [first] = chairs;
  const found = first ? findPlaces(table, at, count, first) : 0;
  for (let chair = 0; chair < chairs.length; chair += 1) {
    const plan = chairs[chair];
    for (let place = 0; plan && place < found; place += 1) findings[chair * mostSpaces + place] = spaceFit(table, places[place] ?? 0, plan);
  }
  return seat(chairs.length, found) | (found < chairs.length ? fails.spaces : fits);
}

function seatTogether(store: CarStore, chairs: readonly ChairPlan[], { rows, fits: found, count }: Batch): void {
  const { spaceAt, spaceCount } = store.columns;
  const { table } = store.spaces;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const spaces = spaceCount[row] ?? 0;
    found[index] = (found[index] ?? 0) | (spaces === 0 ? unknownFit : seatAll(table, spaceAt[row] ?? 0, spaces, chairs));
  }
}

const noSpace = fails.spaces;

/** The same for a chair alone, as almost all are asked about: the first of its best places. */
function seatOne(table: SpaceColumns, at: number, count: number, chair: ChairPlan): number {
  let best = noSpace;
  let bestVerdict = verdictMask + 1;
  for (let space = at; space < at + count; space += 1) {
    if (heldIn(chair.holds, table.hold[space] ?? 0) === driversPlace) continue;
    const finding = spaceFit(table, space, chair);
    if ((finding & verdictMask) >= bestVerdict) continue;
    best = finding;
    bestVerdict = finding & verdictMask;
  }
  return best;
}

function seatAlone(store: CarStore, chair: ChairPlan, { rows, fits: found, count }: Batch): void {
  const { spaceAt, spaceCount } = store.columns;
  const { table } = store.spaces;
  const { headroom, length, width, hold } = table;
  const { headroom: high, space_length: long, space_width: wide } = chair.lengths;
  const { found: held } = chair.holds;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] ?? 0;
    const space = spaceAt[row] ?? 0;
    const spaces = spaceCount[row] ?? 0;
    const holds = held[hold[space] ?? 0] ?? notAsked;
    if (spaces > 1 || holds >= driversPlace) {
      found[index] = (found[index] ?? 0) | (spaces === 0 ? unknownFit : seatOne(table, space, spaces, chair));
      continue;
    }
    // Almost all cars have one space or say nothing of it: put together without a branch between the two.
    const inside = holds | (high[headroom[space] ?? 0] ?? unknownFit) | (long[length[space] ?? 0] ?? unknownFit) | (wide[width[space] ?? 0] ?? unknownFit);
    found[index] = (found[index] ?? 0) | (inside & -spaces) | (unknownFit & (spaces - 1));
  }
}

/** The spaces of every row of the batch for these chairs; a car that describes none is not known to fit. */
export function seatChairs(store: CarStore, chairs: readonly ChairPlan[], batch: Batch): void {
  const [first] = chairs;
  if (first && chairs.length === 1) seatAlone(store, first, batch);
  else seatTogether(store, chairs, batch);
}
