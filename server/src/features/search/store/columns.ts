/** In a column of heights of a threshold: not known. */
export const unknown = 0xffff;

/** Degrees are kept as whole ten-millionths (1 cm): exact for the four decimals of a public position. */
export const degreeUnits = 10_000_000;

/** One number of every car a column: what a search reads of a million cars lies side by side. */
export function makeColumns(capacity: number) {
  return {
    lat: new Int32Array(capacity),
    lon: new Int32Array(capacity),
    /** The position on the unit sphere. */
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    z: new Float64Array(capacity),
    /** What the car is in every facet: facet-bits.ts. */
    bits: new Int32Array(capacity),
    /** Seats beside 0 to 3 wheelchairs. */
    seats0: new Uint8Array(capacity),
    seats1: new Uint8Array(capacity),
    seats2: new Uint8Array(capacity),
    seats3: new Uint8Array(capacity),
    /** In km; 0: not offered. */
    deliveryKm: new Uint8Array(capacity),
    /** Body and colour. */
    looks: new Uint8Array(capacity),
    /** Lengths: lengths.ts. */
    accessWidth: new Uint16Array(capacity),
    accessLength: new Uint16Array(capacity),
    /** In whole mm. */
    thresholdHeight: new Uint16Array(capacity),
    doorWidth: new Uint16Array(capacity),
    doorHeight: new Uint16Array(capacity),
    /** Percent, as the fit rule takes it; NaN: not known; minus infinity: a lift has none. */
    grade: new Float64Array(capacity),
    /** First row in the table of spaces, and how many. */
    spaceAt: new Uint32Array(capacity),
    spaceCount: new Uint8Array(capacity),
    /** Where the intervals begin in which the car is taken, and their code: intervals.ts. */
    takenAt: new Uint32Array(capacity),
    takenCode: new Uint16Array(capacity),
    /** Ids in the store's dictionaries. */
    terms: new Uint32Array(capacity),
    rating: new Uint32Array(capacity),
    place: new Uint32Array(capacity),
    dossier: new Uint32Array(capacity),
    hoist: new Uint32Array(capacity),
    /** What the ranking counts beside distance. */
    standing: new Float64Array(capacity),
    /** Where id and title begin in the texts; one behind the other. */
    textAt: new Uint32Array(capacity),
    idLength: new Uint8Array(capacity),
    titleLength: new Uint16Array(capacity),
  };
}
export type Columns = ReturnType<typeof makeColumns>;

/** The numbers of every wheelchair space; a car's lie side by side. */
export function makeSpaceColumns(capacity: number) {
  return {
    length: new Uint16Array(capacity),
    width: new Uint16Array(capacity),
    headroom: new Uint16Array(capacity),
    /** Id in the dictionary of holds. */
    hold: new Uint32Array(capacity),
  };
}
export type SpaceColumns = ReturnType<typeof makeSpaceColumns>;

type Column = Columns[keyof Columns];
type Table = Readonly<Record<string, Column>>;

export const bytesOf = (table: Table): number => Object.values(table).reduce((sum, { byteLength }) => sum + byteLength, 0);

/** The same table with more room. */
export function grown<T extends Table>(table: T, bigger: T): T {
  for (const [name, column] of Object.entries(table)) bigger[name]?.set(column);
  return bigger;
}

/** Copies one row into a row of another table of the same columns. */
export function copyRow(to: Table, at: number, source: Table, row: number): void {
  for (const name in to) {
    const column = to[name];
    if (column) column[at] = source[name]?.[row] ?? 0;
  }
}
