/**
 * Gives each chair a space of its own so that the worst-placed chair is placed as well as can be; of equal solutions the one
 * with the lowest spaces, first chair first. `rank(chair, space)` says how bad a place is, 0 best. Where there are more chairs
 * than spaces the last chairs get null. At most 3 chairs and 6 spaces, so all ways are tried.
 */
export function assignSpaces(
  chairs: number,
  spaces: readonly number[],
  rank: (chair: number, space: number) => number,
): (number | null)[] {
  const placed = Math.min(chairs, spaces.length);
  const current: number[] = [];
  let best: number[] = [];
  let bestScore = Infinity;

  const place = (score: number): void => {
    if (score >= bestScore) return;
    const chair = current.length;
    if (chair === placed) {
      best = [...current];
      bestScore = score;
      return;
    }
    for (const space of spaces) {
      if (current.includes(space)) continue;
      current.push(space);
      place(Math.max(score, rank(chair, space)));
      current.pop();
    }
  };
  place(0);
  return Array.from({ length: chairs }, (_, chair) => best[chair] ?? null);
}
