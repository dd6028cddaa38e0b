import { Schema } from 'mongoose';
import type { Database } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';

export interface Feed {
  readonly accountId: string;
  readonly createdAt: Date;
}

interface FeedDocument {
  /** The account: each has one address at most. */
  _id: string;
  tokenHash: string;
  createdAt: Date;
}

const feedSchema = new Schema<FeedDocument>({ _id: String, tokenHash: String, createdAt: Date }, { versionKey: false });
const toFeed = ({ _id, createdAt }: FeedDocument): Feed => ({ accountId: _id, createdAt });

export function createFeedRepository({ connection }: Database) {
  const feeds = connection.model<FeedDocument>('Feed', feedSchema, 'feeds');
  const indexes: CollectionIndexes[] = [{ model: feeds, indexes: [{ name: 'token', key: { tokenHash: 1 }, unique: true }] }];

  return {
    indexes,

    async of(accountId: string): Promise<Feed | null> {
      const found = await feeds.findById(accountId).lean<FeedDocument>();
      return found && toFeed(found);
    },

    async byToken(tokenHash: string): Promise<Feed | null> {
      const found = await feeds.findOne({ tokenHash }).lean<FeedDocument>();
      return found && toFeed(found);
    },

    async put({ accountId, createdAt }: Feed, tokenHash: string): Promise<void> {
      await feeds.updateOne({ _id: accountId }, { $set: { tokenHash, createdAt } }, { upsert: true });
    },

    async remove(accountId: string): Promise<void> {
      await feeds.deleteOne({ _id: accountId });
    },
  };
}
