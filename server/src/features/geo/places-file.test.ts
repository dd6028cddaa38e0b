import { join } from 'node:path';
import { createDensityAt } from './density';
import { decodePlaces, loadPlaces, placeAt } from './places-file';

const places = loadPlaces(join(__dirname, '../../../data/places.tsv'));

describe('the places file', () => {
  it('holds every commune of France with a position on the globe', () => {
    expect(places.count).toBeGreaterThan(34_900);
    expect(new Set(places.ids).size).toBe(places.count);
    for (let row = 0; row < places.count; row += 1) {
      const { name, department, location, precisionKm, postcodes } = placeAt(places, row);
      const complete = name !== '' && department !== '' && postcodes.length > 0 && precisionKm >= 1 && precisionKm <= 60;
      const onGlobe = Math.abs(location.lat) <= 60 && Math.abs(location.lon) <= 180 && (location.lat !== 0 || location.lon !== 0);
      if (!complete || !onGlobe) throw new Error(`incomplete: ${JSON.stringify(placeAt(places, row))}`);
    }
  });

  it('knows nine people in ten to the kilometre or two, counting nobody twice', () => {
    let everybody = 0;
    let precise = 0;
    for (let row = 0; row < places.count; row += 1) {
      if (places.isDistrict[row] === 1) continue;
      const people = places.population[row] ?? 0;
      everybody += people;
      if ((places.precisionKm[row] ?? 99) <= 2) precise += people;
    }
    expect(everybody).toBeGreaterThan(68e6);
    expect(everybody).toBeLessThan(70e6);
    expect(precise / everybody).toBeGreaterThan(0.9);
  });

  it('gives a row as a place', () => {
    expect(placeAt(places, places.ids.indexOf('42218'))).toEqual({
      id: '42218',
      name: 'Saint-Étienne',
      postcodes: ['42000', '42100', '42230'],
      department: 'Loire',
      location: { lat: 45.4339, lon: 4.39 },
      precisionKm: 1,
    });
  });

  it('refuses what is not a places file, and a row that is not there', () => {
    expect(() => decodePlaces('{}')).toThrow(/first line/);
    expect(() => decodePlaces('passerelle-places\t1\nfoo')).toThrow(/column names/);
    const head = 'passerelle-places\t1\ncode\tname\tdepartment\tdistrictOf\tpostcodes\tpopulation\tlat\tlon\tprecisionKm\n';
    expect(() => decodePlaces(`${head}01001\tShort`)).toThrow(/line 3/);
    expect(() => placeAt(places, places.count)).toThrow(RangeError);
  });
});

describe('density', () => {
  const densityAt = createDensityAt(places);

  it.each([
    ['the middle of Lyon', 45.7485, 4.8467, 'town'],
    ['Montmartre', 48.8867, 2.3431, 'town'],
    ['a suburb of Toulouse', 43.59, 1.39, 'town'],
    ['Fort-de-France', 14.6089, -61.0733, 'town'],
    ['a village in Lozère', 44.35, 3.6, 'countryside'],
    ['a village of the Loire', 45.734, 4.0892, 'countryside'],
    ['the sea', 46, -4, 'countryside'],
  ])('%s', (_where, lat, lon, density) => {
    expect(densityAt({ lat, lon })).toBe(density);
  });
});
