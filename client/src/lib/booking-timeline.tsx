import type { Booking } from '@passerelle/shared/bookings/contract';
import type { TFunction } from 'i18next';
import type { TimelineItem } from '../ui/data/Timeline';
import type { Format } from './format';

type Entry = Booking['timeline'][number];
type Viewer = Booking['viewer'];
type Told = Pick<Booking, 'renter' | 'owner' | 'viewer'>;
type Relation = 'you' | 'other' | 'system';

export function relationOf(by: Entry['by'], viewer: Viewer): Relation {
  if (by === 'system') return 'system';
  return by === viewer ? 'you' : 'other';
}

/** Who did something, for a viewer who did not: by name where there is one. */
function nameOf(by: Entry['by'], { renter, owner }: Pick<Told, 'renter' | 'owner'>, t: TFunction): string {
  if (by === 'renter') return renter.displayName;
  if (by === 'owner') return owner.displayName;
  return t(`who.${by}`, { ns: 'bookings' });
}

/** A step of a booking as this viewer reads it: "You accepted the request". Which way it went is told where it has words of its own. */
export function timelineSentence({ name, by, outcome }: Pick<Entry, 'name' | 'by' | 'outcome'>, booking: Told, t: TFunction): string {
  const relation = relationOf(by, booking.viewer);
  const keys = [...(outcome ? [`timeline.${name}-${outcome}_${relation}`] : []), `timeline.${name}_${relation}`];
  return t(keys, { ns: 'bookings', who: nameOf(by, booking, t) });
}

/** What was given with the step: a reason, a kind of problem, dates, an amount. */
export function timelineDetails({ reason, problem, period, amount }: Entry, zone: string, format: Format, t: TFunction): string[] {
  const say = (key: string, values: Record<string, string>) => t(`timeline.${key}`, { ns: 'bookings', ...values });
  return [
    ...(reason ? [say('reason', { reason: t(`reason.${reason}`, { ns: 'bookings' }) })] : []),
    ...(problem ? [say('problem', { problem: t(`problem.of.${problem}`, { ns: 'bookings' }) })] : []),
    ...(period ? [say('dates', { period: format.period(period, zone) })] : []),
    ...(amount ? [say('amount', { amount: format.money(amount) })] : []),
  ];
}

/** What happened to a booking, in order, for `<Timeline>`. Needs the texts of `bookings`. */
export function timelineItems(booking: Told & Pick<Booking, 'timeline' | 'timeZone'>, format: Format, t: TFunction): TimelineItem[] {
  const { timeline, timeZone } = booking;
  return timeline.map((entry, index) => {
    const details = timelineDetails(entry, timeZone, format, t);
    return {
      id: `${entry.at}-${String(index)}`,
      title: timelineSentence(entry, booking, t),
      at: format.dayAndTime(entry.at, timeZone),
      dateTime: entry.at,
      state: index === timeline.length - 1 ? ('now' as const) : ('done' as const),
      ...(details.length > 0 ? { detail: <p>{details.join(' ')}</p> } : {}),
    };
  });
}
