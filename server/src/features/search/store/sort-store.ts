import { bandCount, bandOf } from './bands';
import { CarStore } from './car-store';
import { degreeUnits } from './columns';

/** Room for cars that come before the bands are made again. */
const share = 0.03;
const roomFor = (cars: number): number => cars + 1_024 + Math.ceil(cars * share);

/** A longitude and the place within its band in one number that sorts as the longitude does; a band holds less than two million cars. */
const places = 2 ** 21;

interface Order {
  readonly rows: Uint32Array;
  /** The first of `rows` in each band. */
  readonly bandAt: Uint32Array;
}

const increase = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1;
};

/** The living rows by band, as they are when this begins. */
async function byBand(store: CarStore, pause: () => Promise<void>): Promise<Order> {
  const { count, size } = store;
  const { lat } = store.columns;
  const alive = store.alive.slice();
  const isAlive = (row: number) => ((alive[row >> 5] ?? 0) & (1 << (row & 31))) !== 0;
  const bandAt = new Uint32Array(bandCount + 1);
  for (let row = 0; row < count; row += 1) {
    if (isAlive(row)) increase(bandAt, bandOf(lat[row] ?? 0) + 1);
    if (row % 8_192 === 0) await pause();
  }
  for (let band = 0; band < bandCount; band += 1) bandAt[band + 1] = (bandAt[band + 1] ?? 0) + (bandAt[band] ?? 0);
  const next = bandAt.slice();
  const rows = new Uint32Array(size);
  for (let row = 0; row < count; row += 1) {
    const band = bandOf(lat[row] ?? 0);
    if (isAlive(row)) {
      rows[next[band] ?? 0] = row;
      increase(next, band);
    }
    if (row % 8_192 === 0) await pause();
  }
  return { rows, bandAt };
}

/** Orders the rows of one band by longitude. */
function byLongitude(rows: Uint32Array, lon: Int32Array): void {
  const keys = Float64Array.from(rows, (row, place) => ((lon[row] ?? 0) + 180 * degreeUnits) * places + place).sort();
  const before = rows.slice();
  keys.forEach((key, place) => (rows[place] = before[key % places] ?? 0));
}

/**
 * The living cars of a store in a new one, in bands, with bitmaps from `firstDay` on. `pause` is asked often whether others want to go
 * on; what they change in the old store meanwhile has to be made in the new one again.
 */
export async function sortStore(store: CarStore, firstDay: number, pause: () => Promise<void>): Promise<CarStore> {
  const { rows, bandAt } = await byBand(store, pause);
  const sorted = new CarStore(roomFor(rows.length), firstDay, { dictionaries: store.dictionaries, room: store.roomWith(share) });
  for (let band = 0; band < bandCount; band += 1) {
    const ofBand = rows.subarray(bandAt[band], bandAt[band + 1]);
    if (ofBand.length === 0) continue;
    byLongitude(ofBand, store.columns.lon);
    await pause();
    for (const [index, row] of ofBand.entries()) {
      sorted.take(store, row);
      if (index % 256 === 0) await pause();
    }
  }
  sorted.sorted = sorted.count;
  sorted.bandAt = bandAt;
  return sorted;
}
