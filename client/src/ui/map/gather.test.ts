import fc from 'fast-check';
import { gather, middleOf } from './gather';
import { overlaps, type Box } from './spread';

interface Place {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}
const boxOf = (members: readonly Place[]): Box => ({ ...middleOf(members), width: members.length > 1 ? 90 : 60, height: 44 });
const places = fc
  .array(fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) }), { maxLength: 40 })
  .map((list) => list.map((place, id) => ({ ...place, id })));

describe('pins that are close', () => {
  it('stand apart while there is room', () => {
    const far = [{ id: 1, x: 0, y: 0 }, { id: 2, x: 300, y: 0 }];
    expect(gather(far, boxOf)).toEqual([[far[0]], [far[1]]]);
  });

  it('become one pin when they would cover each other', () => {
    const near = [{ id: 1, x: 0, y: 0 }, { id: 2, x: 300, y: 0 }, { id: 3, x: 10, y: 5 }];
    expect(gather(near, boxOf)).toEqual([[near[0], near[2]], [near[1]]]);
  });

  it('never cover each other, none is lost, and order is that of the list', () => {
    fc.assert(
      fc.property(places, (pins) => {
        const groups = gather(pins, boxOf);
        expect(groups.flat().map(({ id }) => id).sort((a, b) => a - b)).toEqual(pins.map(({ id }) => id));
        const firsts = groups.map(([first]) => first?.id ?? -1);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        for (const members of groups) expect(members.map(({ id }) => id)).toEqual(members.map(({ id }) => id).sort((a, b) => a - b));
        const boxes = groups.map(boxOf);
        expect(boxes.some((box, at) => boxes.slice(at + 1).some((other) => overlaps(box, other)))).toBe(false);
      }),
    );
  });
});
