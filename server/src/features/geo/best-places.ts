/** The best few rows seen so far, without sorting the thousands that begin with "sa". */
export interface BestPlaces {
  /** Lower `tier` first; inside a tier the more people first, then the lower row. */
  offer(row: number, tier: number, people: number): void;
  /** False when such a row would be turned away: cheaper than working out its real tier first. */
  takes(tier: number, people: number): boolean;
  /** True when `limit` rows are kept and none of them is worse than `tier`. */
  isFull(tier: number): boolean;
  rows(): number[];
}

/** More than anybody lives in one town. */
const TIER_WEIGHT = 1e9;

export function createBestPlaces(limit: number): BestPlaces {
  const kept: { row: number; score: number }[] = [];
  return {
    offer(row, tier, people) {
      const score = tier * TIER_WEIGHT - people;
      const last = kept[kept.length - 1];
      if (last && kept.length >= limit && score >= last.score && !(score === last.score && row < last.row)) return;
      const same = kept.findIndex((other) => other.row === row);
      if (same >= 0) {
        if ((kept[same]?.score ?? 0) <= score) return;
        kept.splice(same, 1);
      }
      let at = kept.length;
      while (at > 0) {
        const other = kept[at - 1];
        if (!other || other.score < score || (other.score === score && other.row < row)) break;
        at -= 1;
      }
      kept.splice(at, 0, { row, score });
      if (kept.length > limit) kept.pop();
    },
    takes(tier, people) {
      return kept.length < limit || tier * TIER_WEIGHT - people <= (kept[kept.length - 1]?.score ?? Infinity);
    },
    isFull(tier) {
      return kept.length >= limit && (kept[kept.length - 1]?.score ?? Infinity) <= tier * TIER_WEIGHT;
    },
    rows: () => kept.map((entry) => entry.row),
  };
}
