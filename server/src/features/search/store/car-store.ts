import type { Accessibility } from '@passerelle/shared/fit/model';
import type { SearchableVehicle } from '../../vehicles';
import { bandCount } from './bands';
import { bytesOf, copyRow, degreeUnits, grown, makeColumns, makeSpaceColumns } from './columns';
import { createDictionaries, type Dictionaries } from './dictionaries';
import { writeNumbers, writeSpaces } from './encode';
import { oddBit } from './facet-bits';
import { IdTable } from './id-table';
import { Intervals, takenSeconds, wordsIn } from './intervals';
import { daysAhead, Occupancy } from './occupancy';
import { Texts } from './texts';

interface StoreOptions {
  /** 0 for a store that is only filled and then sorted. */
  readonly days?: number;
  readonly dictionaries?: Dictionaries;
  /** How much text (bytes), how many spaces and words of intervals to make room for. */
  readonly room?: Room;
}

interface Room {
  readonly text: number;
  readonly spaces: number;
  readonly intervals: number;
}

const guessed = (cars: number): Room => ({ text: 64 * cars, spaces: Math.ceil(1.5 * cars), intervals: 20 * cars });

/**
 * The cars of the index as columns. Rows up to `sorted` lie in bands; behind them is a short tail of cars that came or moved. A car that
 * is gone leaves a dead row. Only one caller at a time may change it, and nobody while a scan is on its way.
 */
export class CarStore {
  columns;
  readonly spaces;
  readonly texts: Texts;
  readonly intervals: Intervals;
  readonly occupancy: Occupancy;
  readonly dictionaries: Dictionaries;
  /** Of cars with a number that fits no column (half a millimetre): what they are, as it was read. */
  readonly odd = new Map<number, Accessibility>();
  /** One bit a row. */
  alive: Int32Array;
  /** Rows in use, dead ones as well. */
  count = 0;
  /** Rows in the order of bands. */
  sorted = 0;
  /** The first row of each band, and behind the last one where the bands end. */
  bandAt: Uint32Array = new Uint32Array(bandCount + 1);
  dead = 0;
  /** No row stands higher in the ranking, place apart. */
  bestStanding = 0;
  /** Words of intervals that no row points at any more. */
  #lostIntervals = 0;
  #capacity: number;
  readonly #ids: IdTable;

  /** `firstDay`: where the bitmaps of days begin, so many days since 1970. */
  constructor(capacity: number, firstDay: number, { days = daysAhead, dictionaries = createDictionaries(), room = guessed(capacity) }: StoreOptions = {}) {
    this.#capacity = Math.ceil(Math.max(32, capacity) / 32) * 32;
    this.columns = makeColumns(this.#capacity);
    this.spaces = { table: makeSpaceColumns(room.spaces), used: 0 };
    this.texts = new Texts(room.text);
    this.intervals = new Intervals(room.intervals, firstDay);
    this.occupancy = new Occupancy(this.#capacity, firstDay, days);
    this.alive = new Int32Array(this.#capacity / 32);
    this.dictionaries = dictionaries;
    this.#ids = new IdTable(this.#capacity, (row) => this.idAt(row));
  }

  get size(): number {
    return this.count - this.dead;
  }

  /** Too much lies outside the bands, or in nobody's use. */
  get untidy(): boolean {
    const loose = this.count - this.sorted + this.dead;
    return loose > 1_000 + this.size * 0.02 || this.#lostIntervals > 1_000 + this.intervals.used * 0.25;
  }

  idAt(row: number): string {
    return this.texts.read(this.columns.textAt[row] ?? 0, this.columns.idLength[row] ?? 0);
  }

  titleAt(row: number): string {
    const idLength = this.columns.idLength[row] ?? 0;
    return this.texts.read((this.columns.textAt[row] ?? 0) + idLength, this.columns.titleLength[row] ?? 0);
  }

  find(id: string): number | undefined {
    return this.#ids.find(id);
  }

  isAlive(row: number): boolean {
    return ((this.alive[row >> 5] ?? 0) & (1 << (row & 31))) !== 0;
  }

  takenAt(row: number): Uint32Array {
    return this.intervals.of(this.columns.takenAt[row] ?? 0, this.columns.takenCode[row] ?? 0);
  }

  /** A car as it is now: in its row where it still stands there, else in a new one. */
  put(car: SearchableVehicle): void {
    const known = this.#ids.find(car.id);
    if (known !== undefined && this.#standsAt(known, car.location)) {
      this.occupancy.clear(known, this.takenAt(known));
      this.#write(known, car);
      return;
    }
    if (known !== undefined) this.#kill(known);
    const row = this.#newRow();
    this.#write(row, car);
    this.#ids.put(car.id, row);
  }

  remove(id: string): void {
    const row = this.#ids.find(id);
    if (row === undefined) return;
    this.#ids.remove(id);
    this.#kill(row);
  }

  /** Takes over a car of another store, behind the others. */
  take(source: CarStore, row: number): void {
    const at = this.#newRow();
    const { columns, spaces, texts } = source;
    copyRow(this.columns, at, columns, row);
    this.bestStanding = Math.max(this.bestStanding, columns.standing[row] ?? 0);
    this.columns.textAt[at] = this.texts.copy(texts, columns.textAt[row] ?? 0, (columns.idLength[row] ?? 0) + (columns.titleLength[row] ?? 0));
    const count = columns.spaceCount[row] ?? 0;
    const spaceAt = this.#newSpaces(count);
    this.columns.spaceAt[at] = spaceAt;
    for (let space = 0; space < count; space += 1) copyRow(this.spaces.table, spaceAt + space, spaces.table, (columns.spaceAt[row] ?? 0) + space);
    const taken = source.takenAt(row);
    const code = this.intervals.codeOf(taken);
    this.columns.takenCode[at] = code;
    this.columns.takenAt[at] = this.intervals.append(taken, code);
    this.occupancy.set(at, taken);
    const odd = source.odd.get(row);
    if (odd) this.odd.set(at, odd);
    this.#ids.put(this.idAt(at), at);
  }

  /** What this store takes, and as much more as it has cars to come. */
  roomWith(share: number): Room {
    const more = (used: number) => Math.ceil(used * (1 + share)) + 1_024;
    return { text: more(this.texts.used), spaces: more(this.spaces.used), intervals: more(this.intervals.used) };
  }

  /** Everything the index holds, dictionaries guessed. */
  get bytes(): number {
    const { terms, ratings, places, dossiers, hoists, holds } = this.dictionaries;
    const tables = bytesOf(this.columns) + bytesOf(this.spaces.table) + this.alive.byteLength + this.bandAt.byteLength + this.#ids.bytes;
    const arenas = this.texts.bytes.byteLength + this.intervals.words.byteLength + this.occupancy.words.byteLength;
    return tables + arenas + [terms, ratings, places, dossiers, hoists, holds].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #standsAt(row: number, { lat, lon }: SearchableVehicle['location']): boolean {
    return this.columns.lat[row] === Math.round(lat * degreeUnits) && this.columns.lon[row] === Math.round(lon * degreeUnits);
  }

  #write(row: number, car: SearchableVehicle): void {
    const { columns, dictionaries } = this;
    writeNumbers(columns, row, car, dictionaries);
    this.bestStanding = Math.max(this.bestStanding, columns.standing[row] ?? 0);
    const { spaces = [] } = car.accessibility;
    if (spaces.length > (columns.spaceCount[row] ?? 0)) columns.spaceAt[row] = this.#newSpaces(spaces.length);
    columns.spaceCount[row] = spaces.length;
    writeSpaces(this.spaces.table, columns.spaceAt[row] ?? 0, spaces, dictionaries);
    this.#writeTaken(row, takenSeconds(car.entries));
    this.#writeTexts(row, car);
    if ((columns.bits[row] ?? 0) & oddBit) this.odd.set(row, car.accessibility);
    else this.odd.delete(row);
  }

  #writeTaken(row: number, taken: Uint32Array): void {
    const { columns, intervals } = this;
    const room = wordsIn(columns.takenCode[row] ?? 0);
    const code = intervals.codeOf(taken);
    if (wordsIn(code) > room) {
      columns.takenAt[row] = intervals.append(taken, code);
      this.#lostIntervals += room;
    } else {
      intervals.write(columns.takenAt[row] ?? 0, taken, code);
      this.#lostIntervals += room - wordsIn(code);
    }
    columns.takenCode[row] = code;
    this.occupancy.set(row, taken);
  }

  #writeTexts(row: number, { id, title }: SearchableVehicle): void {
    const { columns, texts } = this;
    if ((columns.idLength[row] ?? 0) > 0 && this.titleAt(row) === title && this.idAt(row) === id) return;
    columns.textAt[row] = texts.used;
    columns.idLength[row] = texts.append(id);
    columns.titleLength[row] = texts.append(title);
  }

  #kill(row: number): void {
    this.occupancy.clear(row, this.takenAt(row));
    this.#lostIntervals += wordsIn(this.columns.takenCode[row] ?? 0);
    this.alive[row >> 5] = (this.alive[row >> 5] ?? 0) & ~(1 << (row & 31));
    this.odd.delete(row);
    this.dead += 1;
  }

  #newRow(): number {
    if (this.count === this.#capacity) this.#grow();
    const row = this.count;
    this.count += 1;
    this.alive[row >> 5] = (this.alive[row >> 5] ?? 0) | (1 << (row & 31));
    return row;
  }

  #newSpaces(count: number): number {
    const { spaces } = this;
    const at = spaces.used;
    const room = spaces.table.hold.length;
    if (at + count > room) spaces.table = grown(spaces.table, makeSpaceColumns(Math.ceil((at + count) * 1.5)));
    spaces.used += count;
    return at;
  }

  #grow(): void {
    this.#capacity = Math.ceil((this.#capacity * 1.5) / 32) * 32;
    this.columns = grown(this.columns, makeColumns(this.#capacity));
    const alive = new Int32Array(this.#capacity / 32);
    alive.set(this.alive);
    this.alive = alive;
    this.occupancy.grow(this.#capacity);
  }
}
