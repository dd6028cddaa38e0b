/** Lets callers with the same key go one after the other, in the order they came; others do not wait. */
export interface Turns {
  /** `waited`: somebody with this key was there before, and may have changed what was known. */
  take<T>(key: string, work: (waited: boolean) => Promise<T>): Promise<T>;
}

/**
 * For work that would only make its rivals begin again: the database still decides between processes, but inside one the losers
 * of a race then cost a read instead of a transaction that conflicts over and over.
 */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    async take(key, work) {
      const before = last.get(key);
      const inTurn = () => work(before !== undefined);
      const turn = (before ?? Promise.resolve()).then(inTurn, inTurn);
      last.set(key, turn);
      try {
        return await turn;
      } finally {
        if (last.get(key) === turn) last.delete(key);
      }
    },
  };
}
