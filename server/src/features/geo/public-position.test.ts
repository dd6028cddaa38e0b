import fc from 'fast-check';
import type { Density } from './density';
import { distanceKm } from './distance';
import { publicPosition } from './public-position';

const HOME = { lat: 45.7612, lon: 4.8518 };
const position = fc.record({ lat: fc.double({ min: -60, max: 60, noNaN: true }), lon: fc.double({ min: -180, max: 179.999, noNaN: true }) });

describe('publicPosition', () => {
  it.each<[Density, number, number, number]>([
    ['town', 0.13, 0.97, 0.55],
    ['countryside', 0.57, 2.25, 1.4],
  ])('in %s is never near zero nor further than promised', (density, least, most, usual) => {
    const distances: number[] = [];
    fc.assert(
      fc.property(position, fc.string({ minLength: 1 }), (real, secret) => {
        const km = distanceKm(real, publicPosition(real, secret, density));
        distances.push(km);
        expect(km).toBeGreaterThan(least);
        expect(km).toBeLessThan(most);
      }),
      { numRuns: 2000 },
    );
    const mean = distances.reduce((sum, km) => sum + km, 0) / distances.length;
    expect(Math.abs(mean - usual)).toBeLessThan(usual * 0.2);
  });

  it('is the same whenever the address is saved again', () => {
    expect(publicPosition(HOME, 'secret', 'town')).toEqual(publicPosition({ ...HOME }, 'secret', 'town'));
  });

  it('is the same for two addresses of one cell, so that a neighbour’s car does not tell the offset', () => {
    const near = { lat: HOME.lat + 0.0003, lon: HOME.lon + 0.0003 };
    expect(publicPosition(near, 'secret', 'town')).toEqual(publicPosition(HOME, 'secret', 'town'));
  });

  it('depends on the secret, the cell and the density', () => {
    const mine = publicPosition(HOME, 'secret', 'town');
    expect(publicPosition(HOME, 'other', 'town')).not.toEqual(mine);
    expect(publicPosition(HOME, 'secret', 'countryside')).not.toEqual(mine);
    const cells = new Set(Array.from({ length: 40 }, (_, step) => {
      const real = { lat: HOME.lat, lon: HOME.lon + step * 0.02 };
      const shown = publicPosition(real, 'secret', 'town');
      return Math.round(Math.atan2(shown.lat - real.lat, shown.lon - real.lon) * 4);
    }));
    expect(cells.size).toBeGreaterThan(10);
  });

  it('stays a position at the edges of the map', () => {
    for (const real of [{ lat: 90, lon: 0 }, { lat: -90, lon: 180 }, { lat: 0, lon: -180 }, { lat: 0, lon: 179.9999 }]) {
      const shown = publicPosition(real, 'secret', 'countryside');
      expect(Math.abs(shown.lat)).toBeLessThanOrEqual(90);
      expect(Math.abs(shown.lon)).toBeLessThanOrEqual(180);
    }
  });

  it('refuses an empty secret and a position that is not a number', () => {
    expect(() => publicPosition(HOME, '', 'town')).toThrow(RangeError);
    expect(() => publicPosition({ lat: Number.NaN, lon: 0 }, 'secret', 'town')).toThrow(RangeError);
  });
});
