import fc from 'fast-check';
import { spread, type Box } from './spread';

const box = (x: number, y: number): Box => ({ x, y, width: 90, height: 44 });

describe('markers on the map', () => {
  it('stay where they belong when they do not touch', () => {
    const boxes = [box(0, 0), box(200, 0), box(0, 100)];
    expect(spread(boxes)).toEqual(boxes);
  });

  it('never cover each other, however close the cars are', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const moved = spread(places.map(({ x, y }) => box(x, y)));
        for (const [index, a] of moved.entries()) {
          for (const b of moved.slice(index + 1)) {
            expect(Math.abs(a.x - b.x) >= a.width || Math.abs(a.y - b.y) >= a.height).toBe(true);
          }
        }
      }),
    );
  });
});
