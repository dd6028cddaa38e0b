import type { DomainEvent } from './event';

/** One listener's part of what follows from an event. */
export interface Effect {
  /** Of the event and the listener: an event has one effect for each. */
  readonly id: string;
  readonly event: DomainEvent;
  readonly listener: string;
  /** Which try this is; 0 until the first has begun. */
  readonly attempts: number;
}

/** Who runs an effect, and until when nobody else may. */
export interface Lease {
  readonly holder: string;
  readonly until: Date;
}

export const effectId = (eventId: string, listener: string): string => `${eventId}:${listener}`;

/** What effects are carried out in turn for: the booking where their event names one, else its subject. */
export const laneOf = ({ subject, data }: Pick<DomainEvent, 'subject' | 'data'>): string => (typeof data.bookingId === 'string' ? data.bookingId : subject.id);
