/** Lets many read at the same time, over several turns of the event loop, or one write; who writes does not wait for readers to come. */
export interface ReadWriteLock {
  read<T>(work: () => Promise<T>): Promise<T>;
  /** `work` is done at once when nobody reads. */
  write(work: () => void): Promise<void>;
}

export function createReadWriteLock(): ReadWriteLock {
  let readers = 0;
  let writers: (() => void)[] = [];
  let written: Promise<void> = Promise.resolve();

  function letWritersIn(): void {
    const waiting = writers;
    writers = [];
    for (const write of waiting) write();
  }

  return {
    async read(work) {
      while (writers.length > 0) await written;
      readers += 1;
      try {
        return await work();
      } finally {
        readers -= 1;
        if (readers === 0) letWritersIn();
      }
    },
    write(work) {
      if (readers === 0) {
        work();
        return Promise.resolve();
      }
      const done = new Promise<void>((resolve, reject) => {
        writers.push(() => {
          try {
            work();
            resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        });
      });
      written = done.catch(() => undefined);
      return done;
    },
  };
}
