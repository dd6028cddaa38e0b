import { isConfirmed } from '@passerelle/shared/fit/confirmed';
import { drawVehicle } from './draw-vehicle';
import { createRandom } from './random';

const town = { id: '69123', name: 'Lyon', postcodes: ['69001'], department: 'Rhône', location: { lat: 45.76, lon: 4.84 }, precisionKm: 0 };
const random = createRandom(7);
const cars = Array.from({ length: 1_000 }, () => drawVehicle(random, { townByShare: () => town }, { ownerId: 'usr_a', now: new Date('2026-06-01T10:00:00Z'), newId: () => 'blk_a' }));
const share = (is: (car: (typeof cars)[number]) => unknown): number => cars.filter(is).length / cars.length;

describe('the cars of the demo', () => {
  it.each<[string, (car: (typeof cars)[number]) => unknown, number, number]>([
    ['a third are brought', ({ delivery }) => delivery, 0.28, 0.38],
    ['most take a service dog', ({ serviceDog }) => serviceDog === true, 0.6, 0.75],
    ['some say nothing of a dog', ({ serviceDog }) => serviceDog === undefined, 0.1, 0.3],
    ['a few have a child seat', ({ childSeat }) => childSeat === true, 0.05, 0.25],
    ['one in seven is confirmed in every measure', ({ accessibility }) => isConfirmed(accessibility), 0.1, 0.2],
  ])('%s', (_what, is, least, most) => {
    expect(share(is)).toBeGreaterThan(least);
    expect(share(is)).toBeLessThan(most);
  });

  it('are confirmed only where staff have checked them, on that day', () => {
    for (const { accessibility, checkedAt } of cars.filter((car) => isConfirmed(car.accessibility))) {
      expect(accessibility.exteriorHeight?.at).toBe(checkedAt?.toISOString().slice(0, 10));
    }
  });

  it('are brought 5 to 50 km for 40 to 90 cents a kilometre', () => {
    for (const { delivery } of cars) {
      if (!delivery) continue;
      expect(delivery.maxKm).toBeGreaterThanOrEqual(5);
      expect(delivery.maxKm).toBeLessThanOrEqual(50);
      expect(delivery.perKm.amount).toBeGreaterThanOrEqual(40);
      expect(delivery.perKm.amount).toBeLessThanOrEqual(90);
    }
  });
});
