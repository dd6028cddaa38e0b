/** Writes things together that come at about the same time. */
export interface Batches<T> {
  /** Ends when the batch that this one is in is written; throws what writing it threw. */
  add(item: T): Promise<void>;
}

/** What comes while a batch is being written is the next batch: nobody waits for a timer, and a busy moment makes few writes. */
export function createBatches<T>(write: (items: readonly T[]) => Promise<void>): Batches<T> {
  let collecting: { readonly items: T[]; readonly written: Promise<void> } | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return {
    add(item) {
      if (!collecting) {
        const items: T[] = [];
        const start = () => {
          collecting = undefined;
          return write(items);
        };
        const written = before.then(start, start);
        before = written;
        collecting = { items, written };
      }
      collecting.items.push(item);
      return collecting.written;
    },
  };
}
