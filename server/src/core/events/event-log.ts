import type { Clock } from '../clock';
import type { Database, Session } from '../database/connect';
import type { NewId } from '../ids';
import type { Effects, Following } from './effects';
import type { DomainEvent, NewEvent } from './event';
import type { EventRepository } from './repository';

export interface EventLog {
  /** Tells the event in the caller's transaction, which must be one of this log: it is written at its end, with the effects that wait for it. */
  append(event: NewEvent, session: Session): Promise<DomainEvent>;
  /** As `database.transaction`. All events of it are written together, then all their effects; those begin right after the commit. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  readonly repository: EventRepository;
}

interface Parts {
  readonly database: Pick<Database, 'transaction'>;
  readonly repository: EventRepository;
  readonly effects: Pick<Effects, 'of' | 'begin'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function createEventLog({ database, repository, effects, clock, newId }: Parts): EventLog {
  const told = new WeakMap<Session, DomainEvent[]>();
  return {
    repository,
    async append(event, session) {
      const written: DomainEvent = { audience: [], staff: false, data: {}, ...event, id: newId('evt'), at: clock.now() };
      const events = told.get(session);
      if (!events) throw new Error(`${event.type} is told outside of a transaction of the log`);
      events.push(written);
      return written;
    },
    async transaction(work) {
      let following: Following | undefined;
      const result = await database.transaction(async (session) => {
        const events: DomainEvent[] = [];
        // Anew each time that the transaction is begun again.
        told.set(session, events);
        const value = await work(session);
        following = effects.of(events);
        await repository.append(events, following.effects, following.lease, session);
        return value;
      });
      if (following) effects.begin(following);
      return result;
    },
  };
}
