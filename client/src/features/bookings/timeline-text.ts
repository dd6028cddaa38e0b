import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TransitionName } from '@passerelle/shared/bookings/states';
import type { TFunction } from 'i18next';
import type { Viewer } from './next-step';

type Entry = Booking['timeline'][number];
export type Relation = 'you' | 'other' | 'system';

export function relationOf(by: Entry['by'], viewer: Viewer): Relation {
  if (by === 'system') return 'system';
  return by === viewer ? 'you' : 'other';
}

export const timelineKey = (name: TransitionName | string, relation: Relation) => `timeline.${name}_${relation}`;

/** Who did something, for a viewer who did not: by name where there is one. */
export function nameOf(by: Entry['by'], { renter, owner }: Pick<Booking, 'renter' | 'owner'>, t: TFunction): string {
  if (by === 'renter') return renter.displayName;
  if (by === 'owner') return owner.displayName;
  return t(`who.${by}`, { ns: 'bookings' });
}

/** A step of a booking as this viewer reads it: "You accepted the request", "Odile accepted the request". */
export function timelineSentence({ name, by }: Pick<Entry, 'name' | 'by'>, booking: Pick<Booking, 'renter' | 'owner' | 'viewer'>, t: TFunction): string {
  return t(timelineKey(name, relationOf(by, booking.viewer)), { ns: 'bookings', who: nameOf(by, booking, t) });
}
