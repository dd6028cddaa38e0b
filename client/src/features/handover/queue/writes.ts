/** `keeping`: the disk is still behind; `notKept`: it refused the newest, which is in the memory of the page only. */
export type WriteStanding = 'keeping' | 'kept' | 'notKept';

interface Write {
  readonly act: () => Promise<void>;
  /** Whether a newer one may take its place while it waits. */
  readonly replaceable: boolean;
}

interface Line {
  waiting: Write[];
  emptied: Promise<boolean>;
}

export interface Writes {
  /** Begins at once unless one of the same key is under way; then only the newest waits. True when all of this key is on the disk. */
  run(key: string, write: Write): Promise<boolean>;
  standing(key: string): WriteStanding;
}

/**
 * Writes to a disk that takes its time, in order for each key. What is typed while one is under way needs one more write and not
 * one for each key that was pressed: however fast somebody types, the disk is never further behind than that.
 */
export function createWrites(onStanding: () => void): Writes {
  const lines = new Map<string, Line>();
  const refused = new Set<string>();

  const empty = async (key: string, line: Line): Promise<boolean> => {
    let done = true;
    for (let write = line.waiting.shift(); write; write = line.waiting.shift()) {
      done = await write.act().then(
        () => true,
        () => false,
      );
    }
    lines.delete(key);
    if (done) refused.delete(key);
    else refused.add(key);
    onStanding();
    return done;
  };

  return {
    run(key, write) {
      const line = lines.get(key);
      if (line) {
        line.waiting = [...line.waiting.filter(({ replaceable }) => !replaceable), write];
        return line.emptied;
      }
      const begun: Line = { waiting: [write], emptied: Promise.resolve(true) };
      lines.set(key, begun);
      begun.emptied = empty(key, begun);
      return begun.emptied;
    },
    standing(key) {
      if (lines.has(key)) return 'keeping';
      return refused.has(key) ? 'notKept' : 'kept';
    },
  };
}
