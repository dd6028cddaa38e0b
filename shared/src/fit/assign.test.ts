import { assignSpaces } from './assign';
import { checkFit } from './fit';
import type { Accessibility, Space } from './model';
import { carC, m1, p1 } from './vectors';

describe('giving chairs their spaces', () => {
  const ranks = (table: number[][]) => (chair: number, space: number) => table[chair]?.[space] ?? 9;

  it.each<[name: string, table: number[][], spaces: number[], expected: (number | null)[]]>([
    ['the best for one chair', [[2, 0, 1]], [0, 1, 2], [1]],
    ['the lowest of equals', [[1, 0, 0]], [0, 1, 2], [1]],
    ['the lowest spaces in order for equal chairs', [[0, 0, 0], [0, 0, 0], [0, 0, 0]], [0, 1, 2], [0, 1, 2]],
    ['a way round, where the first would take the only good place of the second', [[0, 0], [0, 3]], [0, 1], [1, 0]],
    ['nothing to those who come after the last space', [[0], [0]], [0], [0, null]],
    ['no place that is not open to passengers', [[0, 1]], [1], [1]],
    ['nothing where there is no space', [[]], [], [null]],
  ])('gives %s', (_name, table, spaces, expected) => {
    expect(assignSpaces(table.length, spaces, ranks(table))).toEqual(expected);
  });
});

describe('several chairs in one car', () => {
  const [roomy = {}] = carC.spaces ?? [];
  const small: Space = { ...roomy, length: { value: 1200, unit: 'mm', source: 'owner' } };
  const withSpaces = (...spaces: Space[]): Accessibility => ({ ...carC, spaces });

  it('puts the longer chair where there is room for it', () => {
    const long = { ...m1, length: 1250, chairMass: 15 };
    const car = { ...withSpaces(roomy, small), access: { ...carC.access, length: undefined, type: undefined } };
    expect(checkFit(car, [m1, long]).assignment).toEqual([1, 0]);
  });

  it('fits when each has its own space', () => {
    const result = checkFit(withSpaces(small, roomy), [m1, p1]);
    expect(result).toMatchObject({ verdict: 'fits', assignment: [0, 1] });
    expect(result.dimensions.filter((d) => d.key === 'headroom').map((d) => [d.chair, d.space])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('does not fit when a chair finds no space', () => {
    const result = checkFit(carC, [m1, m1]);
    expect(result.verdict).toBe('does_not_fit');
    expect(result.dimensions.find((d) => d.key === 'spaces')).toMatchObject({ chair: 1, space: null, reason: 'no_space_left', slack: -1 });
  });

  it('keeps a passenger off the driver’s place', () => {
    const driver = { ...roomy, driverPosition: true };
    expect(checkFit(withSpaces(driver, roomy), [m1]).assignment).toEqual([1]);
    expect(checkFit(withSpaces(driver), [m1]).verdict).toBe('does_not_fit');
  });
});
