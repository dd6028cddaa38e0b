import { join } from 'node:path';
import { createNearestPlace } from './nearest-place';
import { loadPlaces } from './places-file';

const nearest = createNearestPlace(loadPlaces(join(__dirname, '../../../data/places.tsv')));

describe('the nearest town', () => {
  it.each([
    ['Grenoble', 45.1787, 5.7147],
    ['Brest', 48.3903, -4.4863],
    ['Saint-Denis', -20.8823, 55.4504],
    ['Papeete', -17.5347, -149.5684],
  ])('is %s', (name, lat, lon) => {
    expect(nearest({ lat, lon })?.name).toBe(name);
  });

  it('is none in the middle of the sea', () => {
    expect(nearest({ lat: 0, lon: 0 })).toBeNull();
  });
});
