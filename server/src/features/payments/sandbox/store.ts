import { appendFileSync, closeSync, existsSync, fdatasync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Documents, Kind } from './documents';

export interface Reader {
  get<K extends Kind>(kind: K, id: string): Documents[K] | undefined;
  /** In the order they were first put. */
  all<K extends Kind>(kind: K): Documents[K][];
}

/** Who caused a change: an API request, or nobody (a timer, the payment page). */
interface Cause {
  requestId: string | null;
  idempotencyKey: string | null;
}

export interface Change extends Reader {
  /** Unix seconds, the same during the whole change. */
  readonly now: number;
  readonly cause: Cause;
  put<K extends Kind>(kind: K, document: Documents[K]): Documents[K];
  remove(kind: Kind, id: string): void;
}

export interface Store extends Reader {
  /** Runs `work` and keeps everything it put, or nothing if it throws. On disk (see `durable`) when it returns. */
  write<T>(cause: Cause, work: (change: Change) => T): T;
  /** Resolves when everything written so far would survive the machine losing power. */
  durable(): Promise<void>;
  close(): void;
}

type Step = ['put', Kind, Documents[Kind]] | ['remove', Kind, string];
type Shelves = { [K in Kind]: Map<string, Documents[K]> };

function emptyShelves(): Shelves {
  return {
    customers: new Map(), paymentMethods: new Map(), paymentIntents: new Map(), charges: new Map(), refunds: new Map(),
    sessions: new Map(), accounts: new Map(), accountLinks: new Map(), transfers: new Map(), transferReversals: new Map(),
    balanceTransactions: new Map(), disputes: new Map(), events: new Map(), keptReplies: new Map(), deadlines: new Map(),
  };
}

function apply(shelves: Shelves, steps: readonly Step[]): void {
  for (const [verb, kind, what] of steps) {
    const shelf = shelves[kind] as Map<string, Documents[Kind]>;
    if (verb === 'put') shelf.set(what.id, what);
    else shelf.delete(what);
  }
}

/** One line of JSON is one change. A last line cut short by a crash was never answered for, so it is dropped. */
function readJournal(file: string): Shelves {
  const shelves = emptyShelves();
  if (!existsSync(file)) return shelves;
  const lines = readFileSync(file, 'utf8').split('\n');
  lines.pop();
  lines.forEach((line, index) => {
    try {
      apply(shelves, JSON.parse(line) as Step[]);
    } catch (error) {
      throw new Error(`${file}, line ${index + 1}, is not a change this sandbox wrote`, { cause: error });
    }
  });
  return shelves;
}

/** Starts the journal again with only what is still there: written aside, synced, then renamed over the old one. */
function rewriteJournal(folder: string, file: string, shelves: Shelves): void {
  const aside = `${file}.new`;
  const fd = openSync(aside, 'w');
  for (const kind of Object.keys(shelves) as Kind[]) {
    for (const document of shelves[kind].values()) appendFileSync(fd, `${JSON.stringify([['put', kind, document]])}\n`);
  }
  fsyncSync(fd);
  closeSync(fd);
  renameSync(aside, file);
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

/** What a change sees: its own steps over what is already kept. */
function openChange(kept: Reader, now: number, cause: Cause): { change: Change; steps: Step[] } {
  const steps: Step[] = [];
  const fresh = emptyShelves();
  const gone = new Set<string>();
  const isThere = (kind: Kind, id: string): boolean => !gone.has(`${kind} ${id}`);
  const change: Change = {
    now,
    cause,
    get: (kind, id) => (isThere(kind, id) ? (fresh[kind].get(id) ?? kept.get(kind, id)) : undefined),
    all: (kind) => {
      const merged = new Map(kept.all(kind).map((document) => [document.id, document]));
      for (const [id, document] of fresh[kind]) merged.set(id, document);
      return [...merged.values()].filter((document) => isThere(kind, document.id));
    },
    put: (kind, document) => {
      fresh[kind].set(document.id, document);
      gone.delete(`${kind} ${document.id}`);
      steps.push(['put', kind, document]);
      return document;
    },
    remove: (kind, id) => {
      gone.add(`${kind} ${id}`);
      steps.push(['remove', kind, id]);
    },
  };
  return { change, steps };
}

/** Appends a whole line or, when the disk is full, none of it: half a line would hide everything after it. */
function appendLine(fd: number, line: string): void {
  const { size } = fstatSync(fd);
  try {
    appendFileSync(fd, line);
  } catch (error) {
    ftruncateSync(fd, size);
    throw error;
  }
}

/** Opens the journal in `folder`, made if needed. One process at a time: see folder-lock.ts. */
export function openStore(folder: string, nowInSeconds: () => number): Store {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'journal.ndjson');
  const shelves = readJournal(file);
  rewriteJournal(folder, file, shelves);
  const fd = openSync(file, 'a');
  let closed = false;
  let syncing: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const kept: Reader = {
    get: (kind, id) => shelves[kind].get(id),
    all: (kind) => [...shelves[kind].values()],
  };
  const sync = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (closed) resolve();
      else fdatasync(fd, (error) => (error && !closed ? reject(error) : resolve()));
    });
  /** A sync under way may have begun before the last line was written, so those who ask meanwhile share the next one. */
  const durable = (): Promise<void> => {
    if (!syncing) {
      syncing = sync().finally(() => (syncing = null));
      return syncing;
    }
    next ??= syncing.catch(() => undefined).then(() => {
      next = null;
      return durable();
    });
    return next;
  };

  return {
    ...kept,
    durable,
    write: (cause, work) => {
      const { change, steps } = openChange(kept, nowInSeconds(), cause);
      const result = work(change);
      if (steps.length > 0) {
        appendLine(fd, `${JSON.stringify(steps)}\n`);
        apply(shelves, steps);
      }
      return result;
    },
    close: () => {
      if (closed) return;
      closed = true;
      fsyncSync(fd);
      closeSync(fd);
    },
  };
}
