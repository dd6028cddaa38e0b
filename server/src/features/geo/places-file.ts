import { readFileSync } from 'node:fs';
import type { Place } from './place';

/** The towns of `server/data/places.tsv`, one column each: a row is an index into all of them. */
export interface Places {
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly departmentCodes: readonly string[];
  readonly departmentNames: ReadonlyMap<string, string>;
  /** Sorted, separated by a space. */
  readonly postcodes: readonly string[];
  readonly population: Uint32Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly precisionKm: Uint8Array;
  /** 1 for a municipal arrondissement: its people are counted in its town too. */
  readonly isDistrict: Uint8Array;
}

const FORMAT = 'passerelle-places\t1';
const COLUMNS = 'code\tname\tdepartment\tdistrictOf\tpostcodes\tpopulation\tlat\tlon\tprecisionKm';

/** @throws Error when the file is absent or is not a places file of this version. */
export function loadPlaces(path: string): Places {
  return decodePlaces(readFileSync(path, 'utf8'));
}

/** @throws Error when the text is not a places file of this version, naming the line. */
export function decodePlaces(text: string): Places {
  const lines = text.trimEnd().split('\n');
  if (lines[0] !== FORMAT) throw new Error('Not a places file: its first line is unknown');
  const header = lines.indexOf(COLUMNS);
  if (header < 0) throw new Error('Not a places file: the line of column names is missing');
  const departmentNames = new Map<string, string>();
  for (const line of lines.slice(1, header)) {
    const [, code = '', name = ''] = line.split('\t');
    departmentNames.set(code, name);
  }
  const count = lines.length - header - 1;
  const places = {
    count,
    ids: new Array<string>(count),
    names: new Array<string>(count),
    departmentCodes: new Array<string>(count),
    departmentNames,
    postcodes: new Array<string>(count),
    population: new Uint32Array(count),
    lat: new Float64Array(count),
    lon: new Float64Array(count),
    precisionKm: new Uint8Array(count),
    isDistrict: new Uint8Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    const fields = (lines[header + 1 + row] ?? '').split('\t');
    const [id, name, department, districtOf, postcodes, population, lat, lon, precision] = fields;
    if (id === undefined || name === undefined || department === undefined || postcodes === undefined || precision === undefined) {
      throw new Error(`Places file, line ${String(header + 2 + row)}: fewer columns than expected`);
    }
    places.ids[row] = id;
    places.names[row] = name;
    places.departmentCodes[row] = department;
    places.postcodes[row] = postcodes;
    places.population[row] = Number(population);
    places.lat[row] = Number(lat);
    places.lon[row] = Number(lon);
    places.precisionKm[row] = Number(precision);
    places.isDistrict[row] = districtOf === '' ? 0 : 1;
  }
  return places;
}

/** One row as the object that leaves this feature. @throws RangeError for a row that is not there. */
export function placeAt(places: Places, row: number): Place {
  const id = places.ids[row];
  const lat = places.lat[row];
  const lon = places.lon[row];
  if (id === undefined || lat === undefined || lon === undefined) throw new RangeError(`No place in row ${String(row)}`);
  const postcodes = places.postcodes[row] ?? '';
  return {
    id,
    name: places.names[row] ?? '',
    postcodes: postcodes === '' ? [] : postcodes.split(' '),
    department: places.departmentNames.get(places.departmentCodes[row] ?? '') ?? '',
    location: { lat, lon },
    precisionKm: places.precisionKm[row] ?? 0,
  };
}
