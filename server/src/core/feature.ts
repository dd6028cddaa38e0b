import type { IRouter } from 'express';
import type { CollectionIndexes } from './database/indexes';
import type { Deadline } from './deadlines/deadlines';
import type { EffectListener, EventObserver } from './events/event';
import type { MountedContract } from './http/route';

/** What a feature gives to the composition root. */
export interface Feature {
  readonly name: string;
  readonly indexes: readonly CollectionIndexes[];
  readonly contracts: readonly MountedContract[];
  readonly listeners?: readonly EffectListener[];
  readonly observers?: readonly EventObserver[];
  readonly deadlines?: readonly Deadline[];
  /** Pages that are not part of the API. */
  readonly pages?: IRouter;
  /** Runs after the indexes are there and before requests are taken; reports what takes long. */
  start?(progress: (text: string) => void): Promise<void>;
  stop?(): Promise<void>;
  /** What this feature is waiting for; null when it can serve. */
  notReady?(): string | null;
}
