import type { Position } from 'geojson';
import { loadBaseMap, type BaseMap } from './load-base-map';

let map: BaseMap;
beforeAll(async () => {
  map = await loadBaseMap();
});

/** Even-odd rule over every ring: is there land of a French or a foreign polygon? */
function landAt(lon: number, lat: number): 'french' | 'foreign' | 'sea' {
  const crosses = ([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position) => y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
  for (const { geometry, properties } of map.countries.features) {
    for (const polygon of geometry.coordinates) {
      let crossings = 0;
      for (const ring of polygon) {
        ring.forEach((point, at) => {
          if (crosses(point, ring[(at + 1) % ring.length] ?? point)) crossings += 1;
        });
      }
      if (crossings % 2 === 1) return properties.french ? 'french' : 'foreign';
    }
  }
  return 'sea';
}

describe('the base map', () => {
  it.each([
    ['Lyon', 4.8467, 45.7485, 'french'],
    ['Brest', -4.44, 48.42, 'french'],
    ['Corte', 9.149, 42.306, 'french'],
    ['Île d’Oléron', -1.27, 45.92, 'french'],
    ['the middle of La Réunion', 55.53, -21.11, 'french'],
    ['the middle of Martinique', -61.02, 14.67, 'french'],
    ['Guyane', -53, 4, 'french'],
    ['Nouméa’s island', 165.5, -21.4, 'french'],
    ['Brussels', 4.35, 50.85, 'foreign'],
    ['Geneva', 6.14, 46.2, 'foreign'],
    ['Madrid', -3.7, 40.42, 'foreign'],
    ['the Bay of Biscay', -4, 46, 'sea'],
    ['the sea before Nice', 7.3, 43.3, 'sea'],
  ])('%s is where it should be', (_where, lon, lat, land) => {
    expect(landAt(lon, lat)).toBe(land);
  });

  it('closes every ring', () => {
    for (const { geometry } of map.countries.features) {
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring[ring.length - 1]);
      }
    }
  });

  it('draws borders on land and none along a coast', () => {
    const nearest = (lon: number, lat: number) =>
      Math.min(...map.borders.coordinates.flat().map(([x = 0, y = 0]) => Math.hypot(x - lon, y - lat)));
    expect(nearest(7.8, 48.58)).toBeLessThan(0.2); // the Rhine at Strasbourg
    expect(nearest(-1.78, 43.35)).toBeLessThan(0.2); // Hendaye
    expect(nearest(-4.5, 48.4)).toBeGreaterThan(3); // Brest
  });

  it('names about 120 towns, the largest from afar, on French land', () => {
    expect(map.towns).toHaveLength(120);
    expect(map.towns[0]).toMatchObject({ name: 'Paris', fromZoom: 4 });
    expect(new Set(map.towns.map((town) => `${town.name} ${String(town.lat)}`)).size).toBe(120);
    const atSea = map.towns.filter((town) => landAt(town.lon, town.lat) !== 'french').map((town) => town.name);
    // Harbour towns may stand a little outside a simplified coast, and some small islands are not drawn.
    expect(atSea.length).toBeLessThan(12);
  });
});
