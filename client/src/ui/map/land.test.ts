import fc from 'fast-check';
import { withRoom } from './land';

describe('names of towns', () => {
  it('never touch, and the largest towns keep theirs', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 600 }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (towns) => {
        const kept = withRoom(towns, (town) => town);
        expect(kept[0]).toBe(towns[0]);
        for (const [index, a] of kept.entries()) {
          for (const b of kept.slice(index + 1)) expect(Math.abs(a.x - b.x) >= 110 || Math.abs(a.y - b.y) >= 34).toBe(true);
        }
      }),
    );
  });
});
