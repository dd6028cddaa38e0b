/** A marker's box on the map, in px: its centre and its size. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const apart = 8;
/** Whether two boxes stand closer than 8 px. */
export const overlaps = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + apart && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + apart;

/** Places to try around the true one, nearest first. */
const tries = [0, 1, 2, 3, 4].flatMap((ring) =>
  ring === 0 ? [[0, 0] as const] : Array.from({ length: ring * 8 }, (_, index) => {
    const angle = (index / (ring * 8)) * 2 * Math.PI;
    return [Math.sin(angle) * ring, -Math.cos(angle) * ring] as const;
  }),
);

/**
 * Moves boxes apart so that each can be pressed (8 px between them): the first keeps its place, the next go to the
 * nearest free one. Where there is none, a box stays where it belongs.
 */
export function spread<B extends Box>(boxes: readonly B[]): B[] {
  const placed: B[] = [];
  for (const box of boxes) {
    const candidates = tries.map(([dx, dy]) => ({
      ...box,
      x: box.x + dx * (box.width * 0.6 + apart),
      y: box.y + dy * (box.height + apart),
    }));
    placed.push(candidates.find((candidate) => !placed.some((other) => overlaps(candidate, other))) ?? box);
  }
  return placed;
}
