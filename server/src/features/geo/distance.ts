import type { Bounds, LatLon } from './place';

/** Mean radius of the Earth (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;
export const KM_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_KM;

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** A point of the sphere of radius 1, so that the distance of two is three subtractions away. */
export interface UnitVector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export function unitVector({ lat, lon }: LatLon): UnitVector {
  const onAxis = Math.cos(radians(lat));
  return { x: onAxis * Math.cos(radians(lon)), y: onAxis * Math.sin(radians(lon)), z: Math.sin(radians(lat)) };
}

/** Great-circle distance in km of two points of the unit sphere, from the square of the straight line between them. */
export function kmOfChord(squared: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
}

/** The square of the straight line, on the unit sphere, between points so many km apart. */
export function chordOfKm(km: number): number {
  const half = Math.sin(Math.min(Math.PI / 2, km / EARTH_RADIUS_KM / 2));
  return 4 * half * half;
}

/** Great-circle distance in km (the Earth as a sphere, at most 0.5 % off). Search counts with the same steps over its columns. */
export function distanceKm(a: LatLon, b: LatLon): number {
  const from = unitVector(a);
  const to = unitVector(b);
  const [x, y, z] = [to.x - from.x, to.y - from.y, to.z - from.z];
  return kmOfChord(x * x + y * y + z * z);
}

/** Distances are shown to the half kilometre: finer would be false next to a moved position, and would help to find the address. */
export function roundToHalfKm(km: number): number {
  return Math.round(km * 2) / 2;
}

/** Longitude brought into [-180, 180). */
export function wrapLongitude(lon: number): number {
  return lon >= -180 && lon < 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** The smallest rectangle that holds every point within `radiusKm`; a circle that reaches a pole takes all longitudes. */
export function boundsAround(center: LatLon, radiusKm: number): Bounds {
  const angle = radiusKm / EARTH_RADIUS_KM;
  const north = center.lat + radiusKm / KM_PER_DEGREE;
  const south = center.lat - radiusKm / KM_PER_DEGREE;
  if (north >= 90 || south <= -90) {
    return { north: Math.min(90, north), south: Math.max(-90, south), west: -180, east: 180 };
  }
  const width = (Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(center.lat)))) * 180) / Math.PI;
  return { north, south, west: wrapLongitude(center.lon - width), east: wrapLongitude(center.lon + width) };
}

/** Edges belong to the rectangle. `west > east` crosses the 180th meridian; longitudes beyond ±180 (a map scrolled around) are understood. */
export function boundsContain(bounds: Bounds, point: LatLon): boolean {
  if (point.lat > bounds.north || point.lat < bounds.south) return false;
  if (bounds.east - bounds.west >= 360) return true;
  const lon = wrapLongitude(point.lon);
  const west = wrapLongitude(bounds.west);
  // 180 as an eastern edge is the end of the map, not its beginning.
  const east = bounds.east === 180 ? 180 : wrapLongitude(bounds.east);
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}
