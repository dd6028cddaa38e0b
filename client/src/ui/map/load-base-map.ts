import type { FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** The land drawn under the markers when no tile server is set. Coordinates are [longitude, latitude] in degrees. */
export interface BaseMap {
  /** `french` marks France and its territories, to be drawn apart from the surroundings. */
  readonly countries: FeatureCollection<MultiPolygon, { french: boolean }>;
  /** Lines between countries, without the coasts. */
  readonly borders: MultiLineString;
  readonly towns: readonly TownLabel[];
}

export interface TownLabel {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** From this Leaflet zoom on the name has room beside those of larger towns. */
  readonly fromZoom: number;
}

interface Countries extends Record<string, GeometryCollection<{ french: boolean }>> {
  countries: GeometryCollection<{ french: boolean }>;
}

/** Fetches (about 30 kB compressed) and decodes the base map, for a page that is about to show a map. Rejects when offline. */
export async function loadBaseMap(): Promise<BaseMap> {
  const { default: data } = await import('./base-map-data.json');
  const topology: Topology<Countries> = {
    type: 'Topology',
    transform: { scale: [data.step, data.step], translate: [0, 0] },
    arcs: data.arcs,
    objects: {
      countries: {
        type: 'GeometryCollection',
        geometries: data.countries.map(({ french, polygons }) => ({ type: 'MultiPolygon', arcs: polygons, properties: { french } })),
      },
    },
  };
  const { countries } = topology.objects;
  return {
    countries: {
      type: 'FeatureCollection',
      features: feature(topology, countries).features.flatMap(({ geometry, properties }) =>
        geometry.type === 'MultiPolygon' ? [{ type: 'Feature' as const, geometry, properties }] : [],
      ),
    },
    borders: mesh(topology, countries, (a, b) => a !== b),
    towns: data.towns,
  };
}
