import type { Session } from '../database/connect';
import type { Clock } from '../clock';
import type { NewId } from '../ids';
import type { Effects } from './effects';
import type { DomainEvent, NewEvent } from './event';
import type { EventRepository } from './repository';

export interface EventLog {
  /** Writes the event, and the effects that wait for it, in the caller's transaction. */
  append(event: NewEvent, session: Session): Promise<DomainEvent>;
  readonly repository: EventRepository;
}

export function createEventLog(parts: { repository: EventRepository; effects: Effects; clock: Clock; newId: NewId }): EventLog {
  const { repository, effects, clock, newId } = parts;
  return {
    repository,
    async append(event, session) {
      const written: DomainEvent = { audience: [], staff: false, data: {}, ...event, id: newId('evt'), at: clock.now() };
      await repository.append(written, effects.namesFor(written.type), session);
      return written;
    },
  };
}
