import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Conversation, StoredMessage } from './conversation';
import type { Before } from './cursor';

interface ConversationDocument {
  _id: string;
  bookingId: string;
  participants: string[];
  createdAt: Date;
  /** By account: the last mail about this conversation, and the event it was for. */
  mailed: Record<string, { at: Date; eventId: string }>;
}

type MessageDocument = Omit<StoredMessage, 'id'> & { _id: string };

const conversationSchema = new Schema<ConversationDocument>(
  { _id: String, bookingId: String, participants: [String], createdAt: Date, mailed: { type: Schema.Types.Mixed, default: {} } },
  { versionKey: false, minimize: false },
);
const messageSchema = new Schema<MessageDocument>({ _id: String, conversationId: String, clientId: String, authorId: String, text: String, at: Date }, { versionKey: false });

const toMessage = ({ _id, conversationId, clientId, authorId, text, at }: MessageDocument): StoredMessage => ({ id: _id, conversationId, clientId, authorId, text, at });

export type MessageRepository = ReturnType<typeof createMessageRepository>;

export function createMessageRepository({ connection }: Database) {
  const conversations = connection.model<ConversationDocument>('Conversation', conversationSchema, 'conversations');
  const messages = connection.model<MessageDocument>('Message', messageSchema, 'messages');
  const indexes: CollectionIndexes[] = [
    { model: conversations, indexes: [{ name: 'booking', key: { bookingId: 1 }, unique: true }] },
    {
      model: messages,
      indexes: [
        { name: 'newest', key: { conversationId: 1, at: -1, _id: -1 } },
        { name: 'once', key: { conversationId: 1, authorId: 1, clientId: 1 }, unique: true },
      ],
    },
  ];

  return {
    indexes,

    async open({ id, bookingId, participants }: Conversation, now: Date, session: Session): Promise<void> {
      await conversations.create([{ _id: id, bookingId, participants: [...participants], createdAt: now, mailed: {} }], { session });
    },

    async byId(id: string): Promise<Conversation | null> {
      const found = await conversations.findById(id).lean<ConversationDocument>();
      return found && { id: found._id, bookingId: found.bookingId, participants: found.participants };
    },

    /** Newest first. */
    async before(conversationId: string, before: Before | null, limit: number): Promise<StoredMessage[]> {
      const older = before ? { $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] } : {};
      const found = await messages.find({ conversationId, ...older }).sort({ at: -1, _id: -1 }).limit(limit).lean<MessageDocument[]>();
      return found.map(toMessage);
    },

    async sent({ conversationId, authorId, clientId }: Pick<StoredMessage, 'conversationId' | 'authorId' | 'clientId'>): Promise<StoredMessage | null> {
      const found = await messages.findOne({ conversationId, authorId, clientId }).lean<MessageDocument>();
      return found && toMessage(found);
    },

    /** Throws the error of a duplicate key when this author has sent this clientId before. */
    async insert({ id, ...message }: StoredMessage, session: Session): Promise<void> {
      await messages.create([{ _id: id, ...message }], { session });
    },

    async insertMany(all: readonly StoredMessage[]): Promise<void> {
      if (all.length > 0) await messages.insertMany(all.map(({ id, ...message }) => ({ _id: id, ...message })));
    },

    /** Claims the one mail an account gets in a while about a conversation; the same event may claim it again. */
    async claimMail({ conversationId, accountId, eventId, at, notSince }: { conversationId: string; accountId: string; eventId: string; at: Date; notSince: Date }): Promise<boolean> {
      const field = `mailed.${accountId}`;
      const { matchedCount } = await conversations.updateOne(
        { _id: conversationId, $or: [{ [field]: { $exists: false } }, { [`${field}.at`]: { $lte: notSince } }, { [`${field}.eventId`]: eventId }] },
        { $set: { [field]: { at, eventId } } },
      );
      return matchedCount === 1;
    },
  };
}
