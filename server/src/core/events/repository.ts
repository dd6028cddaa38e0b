import { Schema, type mongo } from 'mongoose';
import type { Database, Session } from '../database/connect';
import type { CollectionIndexes } from '../database/indexes';
import type { DomainEvent } from './event';

type EventDocument = Omit<DomainEvent, 'id'> & { _id: string };

interface EffectDocument {
  _id: string;
  eventId: string;
  listener: string;
  dueAt: Date;
  attempts: number;
  doneAt: Date | null;
}

const eventSchema = new Schema<EventDocument>(
  {
    _id: String,
    type: String,
    at: Date,
    by: String,
    subject: { kind: String, id: String },
    audience: [String],
    staff: Boolean,
    data: Schema.Types.Mixed,
  },
  { versionKey: false, minimize: false },
);
const effectSchema = new Schema<EffectDocument>(
  { _id: String, eventId: String, listener: String, dueAt: Date, attempts: Number, doneAt: { type: Date, default: null } },
  { versionKey: false },
);

const toEvent = ({ _id, ...rest }: EventDocument): DomainEvent => ({ id: _id, ...rest });

export interface ClaimedEffect {
  readonly id: string;
  readonly eventId: string;
  readonly listener: string;
  readonly attempts: number;
}

export type EventRepository = ReturnType<typeof createEventRepository>;

/** The log of events and the effects that are due from them. */
export function createEventRepository({ connection }: Database) {
  const events = connection.model<EventDocument>('Event', eventSchema, 'events');
  const effects = connection.model<EffectDocument>('Effect', effectSchema, 'effects');

  const indexes: CollectionIndexes[] = [
    { model: events, indexes: [{ name: 'at', key: { at: 1 } }, { name: 'audience_at', key: { audience: 1, at: 1 } }, { name: 'subject_at', key: { 'subject.id': 1, at: 1 } }] },
    { model: effects, indexes: [{ name: 'due', key: { doneAt: 1, dueAt: 1 } }] },
  ];

  return {
    indexes,

    async append(event: DomainEvent, listeners: readonly string[], session: Session): Promise<void> {
      const { id, ...rest } = event;
      await events.create([{ _id: id, ...rest, audience: [...rest.audience] }], { session });
      if (listeners.length === 0) return;
      const due = listeners.map((listener) => ({ _id: `${id}:${listener}`, eventId: id, listener, dueAt: event.at, attempts: 0, doneAt: null }));
      await effects.insertMany(due, { session });
    },

    async byId(id: string): Promise<DomainEvent | null> {
      const found = await events.findById(id).lean<EventDocument>();
      return found && toEvent(found);
    },

    async since(at: Date, limit: number): Promise<DomainEvent[]> {
      const found = await events.find({ at: { $gte: at } }).sort({ at: 1 }).limit(limit).lean<EventDocument[]>();
      return found.map(toEvent);
    },

    async ofSubject(id: string): Promise<DomainEvent[]> {
      const found = await events.find({ 'subject.id': id }).sort({ at: 1 }).limit(500).lean<EventDocument[]>();
      return found.map(toEvent);
    },

    /** What was announced to an account, and to staff where it is one of theirs. */
    async announcedTo({ accountId, staff }: { accountId: string; staff: boolean }, at: Date, limit: number): Promise<DomainEvent[]> {
      const told = staff ? { $or: [{ audience: accountId }, { staff: true }] } : { audience: accountId };
      const found = await events.find({ ...told, at: { $gte: at } }).sort({ at: 1 }).limit(limit).lean<EventDocument[]>();
      return found.map(toEvent);
    },

    watch(): mongo.ChangeStream {
      // The driver's own stream: mongoose's is an emitter, without tryNext.
      return connection.getClient().db(connection.name).collection('events').watch([{ $match: { operationType: 'insert' } }]);
    },

    toEvent,

    /** Takes a due effect of one of these listeners for `leaseMs`; whoever else asks in that time gets nothing. */
    async claim(now: Date, leaseMs: number, listeners: readonly string[], id?: string): Promise<ClaimedEffect | null> {
      const found = await effects
        .findOneAndUpdate(
          { ...(id === undefined ? {} : { _id: id }), listener: { $in: [...listeners] }, doneAt: null, dueAt: { $lte: now } },
          { $set: { dueAt: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
          { sort: { dueAt: 1 }, returnDocument: 'after' },
        )
        .lean<EffectDocument>();
      return found && { id: found._id, eventId: found.eventId, listener: found.listener, attempts: found.attempts };
    },

    async isDone(id: string): Promise<boolean> {
      const found = await effects.findById(id).lean<EffectDocument>();
      return found === null || found.doneAt !== null;
    },

    async finish(id: string, now: Date): Promise<void> {
      await effects.updateOne({ _id: id, doneAt: null }, { $set: { doneAt: now } });
    },

    async postpone(id: string, until: Date): Promise<void> {
      await effects.updateOne({ _id: id, doneAt: null }, { $set: { dueAt: until } });
    },
  };
}
