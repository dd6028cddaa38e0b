/** A point on Earth, WGS 84, in decimal degrees. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** A rectangle of the map, in degrees. `west > east` means that it crosses the 180th meridian. */
export interface Bounds {
  readonly north: number;
  readonly south: number;
  readonly east: number;
  readonly west: number;
}

/** A commune, or a municipal arrondissement of Paris, Lyon or Marseille. */
export interface Place {
  /** Code of the French statistics office (COG): '69123', '2A004'. */
  readonly id: string;
  readonly name: string;
  /** Sorted; empty for the few communes without one. */
  readonly postcodes: readonly string[];
  /** Name of the département or territory, as it is shown beside the town. */
  readonly department: string;
  readonly location: LatLon;
  /** Radius in km within which the real centre of the town is expected: 0 where the coordinates are its own. */
  readonly precisionKm: number;
}
