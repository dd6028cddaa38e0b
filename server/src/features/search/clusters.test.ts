import fc from 'fast-check';
import { ClusterGrid } from './clusters';

const view = { north: 46, south: 45, west: 5, east: 6 };
const acrossTheDateLine = { north: -10, south: -20, west: 177, east: -176 };

function clustersOf(positions: readonly { lat: number; lon: number }[], within: typeof view) {
  const grid = new ClusterGrid(within);
  for (const { lat, lon } of positions) grid.add(lat, lon);
  return grid.clusters();
}

describe('clusters of the map', () => {
  it('puts what is close together into one, and says where its members are', () => {
    const [pair, single, ...others] = clustersOf([{ lat: 45.01, lon: 5.01 }, { lat: 45.9, lon: 5.9 }, { lat: 45.03, lon: 5.03 }], view);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ count: 2, bounds: { south: 45.01, north: 45.03, west: expect.closeTo(5.01), east: expect.closeTo(5.03) } });
    expect(pair?.location.lat).toBeCloseTo(45.02);
    expect(single?.count).toBe(1);
  });

  it('takes cars on both sides of the 180th meridian for the neighbours they are', () => {
    const [only, ...others] = clustersOf([{ lat: -15, lon: 179.9 }, { lat: -15.1, lon: -179.9 }], acrossTheDateLine);
    expect(others).toEqual([]);
    expect(only?.count).toBe(2);
    expect(Math.abs(only?.location.lon ?? 0)).toBeCloseTo(180);
    expect(only?.bounds.west).toBeCloseTo(179.9);
    expect(only?.bounds.east).toBeCloseTo(-179.9);
  });

  it('never makes more than sixty, and loses nobody', () => {
    const point = fc.record({ lat: fc.double({ min: 45, max: 46, noNaN: true }), lon: fc.double({ min: 5, max: 6, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 300 }), (points) => {
        const clusters = clustersOf(points, view);
        expect(clusters.length).toBeLessThanOrEqual(60);
        expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(points.length);
        for (const { location, bounds } of clusters) {
          expect(location.lat).toBeGreaterThanOrEqual(bounds.south - 1e-9);
          expect(location.lat).toBeLessThanOrEqual(bounds.north + 1e-9);
        }
      }),
    );
  });
});
