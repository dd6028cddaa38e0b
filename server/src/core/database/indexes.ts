import type { Model } from 'mongoose';
import { z } from 'zod';

type IndexKey = Record<string, 1 | -1 | '2dsphere'>;

export interface CollectionIndexes {
  // A model of any document: only its collection is used.
  readonly model: Pick<Model<unknown>, 'createCollection' | 'collection'>;
  readonly indexes: readonly { readonly name: string; readonly key: IndexKey; readonly unique?: true; readonly sparse?: true; readonly expireAfterSeconds?: number; readonly partialFilterExpression?: Record<string, unknown> }[];
}

const indexList = z.array(z.object({ name: z.string() }));
const alreadyThere = z.object({ codeName: z.literal('NamespaceExists') });

/**
 * Makes the collections and the indexes that are not there yet. Asks for the list first, because not every engine forgives
 * a 2dsphere index that is made twice; two processes may run it at once.
 */
export async function ensureIndexes(collections: readonly CollectionIndexes[]): Promise<void> {
  for (const { model, indexes } of collections) {
    // A transaction cannot be relied on to make a collection, so all exist before the first one.
    await model.createCollection().catch(ignoreAlreadyThere);
    const namesNow = async () => new Set(indexList.parse(await model.collection.indexes()).map(({ name }) => name));
    const present = await namesNow();
    for (const { name, key, ...options } of indexes) {
      if (present.has(name)) continue;
      await model.collection.createIndex(key, { name, ...options }).catch(async (error: unknown) => {
        // Another process made it since we looked.
        if (!(await namesNow()).has(name)) throw error;
      });
    }
  }
}

function ignoreAlreadyThere(error: unknown): void {
  if (!alreadyThere.safeParse(error).success) throw error;
}
