import fc from 'fast-check';
import { boundsAround, boundsContain, distanceKm, roundToHalfKm, wrapLongitude } from './distance';

const LYON = { lat: 45.7485, lon: 4.8467 };
const PARIS = { lat: 48.8534, lon: 2.3488 };
const point = fc.record({ lat: fc.double({ min: -89, max: 89, noNaN: true }), lon: fc.double({ min: -180, max: 179.999, noNaN: true }) });

describe('distanceKm', () => {
  it('knows a degree of the equator, a quarter of a meridian, and how far Lyon is from Paris', () => {
    expect(distanceKm({ lat: 0, lon: 10 }, { lat: 0, lon: 11 })).toBeCloseTo(111.195, 3);
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10_007.557, 3);
    expect(Math.abs(distanceKm(LYON, PARIS) - 393)).toBeLessThan(2);
  });

  it('is zero to itself, the same both ways, and never more than half the Earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016);
      }),
    );
  });

  it('takes the short way across the 180th meridian', () => {
    expect(distanceKm({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 })).toBeCloseTo(22.2, 1);
  });
});

describe('roundToHalfKm', () => {
  it.each([
    [0, 0],
    [0.2, 0],
    [0.25, 0.5],
    [3.7, 3.5],
    [3.8, 4],
  ])('shows %d km as %d km', (km, shown) => {
    expect(roundToHalfKm(km)).toBe(shown);
  });
});

describe('boundsAround and boundsContain', () => {
  it('hold every point within the radius', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0.1, max: 400, noNaN: true }), (center, near, radius) => {
        if (distanceKm(center, near) <= radius * 0.999) expect(boundsContain(boundsAround(center, radius), near)).toBe(true);
      }),
    );
  });

  it('touch the circle on all four sides', () => {
    const { north, south, east, west } = boundsAround(LYON, 20);
    expect(distanceKm(LYON, { lat: north, lon: LYON.lon })).toBeCloseTo(20, 3);
    expect(distanceKm(LYON, { lat: south, lon: LYON.lon })).toBeCloseTo(20, 3);
    expect(distanceKm(LYON, { lat: LYON.lat, lon: east })).toBeGreaterThan(19.99);
    expect(distanceKm(LYON, { lat: LYON.lat, lon: west })).toBeGreaterThan(19.99);
    expect(boundsContain({ north, south, east, west }, PARIS)).toBe(false);
  });

  it('cross the 180th meridian', () => {
    const bounds = boundsAround({ lat: -14.3, lon: 179.95 }, 50);
    expect(bounds.west).toBeGreaterThan(bounds.east);
    expect(boundsContain(bounds, { lat: -14.3, lon: -179.9 })).toBe(true);
    expect(boundsContain(bounds, { lat: -14.3, lon: 179.9 })).toBe(true);
    expect(boundsContain(bounds, { lat: -14.3, lon: 0 })).toBe(false);
  });

  it('take every longitude around a pole and on a map that shows the whole world', () => {
    expect(boundsContain(boundsAround({ lat: 89.9, lon: 0 }, 50), { lat: 89.8, lon: 179 })).toBe(true);
    expect(boundsContain({ north: 80, south: -80, west: -250, east: 250 }, LYON)).toBe(true);
    expect(boundsContain({ north: 80, south: -80, west: -180, east: 180 }, LYON)).toBe(true);
  });

  it('understand a map scrolled once around the world', () => {
    expect(boundsContain({ north: 46, south: 45, west: 364, east: 366 }, LYON)).toBe(true);
    expect(boundsContain({ north: 46, south: 45, west: 366, east: 368 }, LYON)).toBe(false);
  });
});

describe('wrapLongitude', () => {
  it.each([
    [0, 0],
    [180, -180],
    [-181, 179],
    [540, -180],
    [364, 4],
  ])('brings %d to %d', (lon, wrapped) => {
    expect(wrapLongitude(lon)).toBe(wrapped);
  });
});
