import type { BookingState } from '@passerelle/shared/bookings/process';
import type { Locale } from '@passerelle/shared/locale';
import { fillText } from '@passerelle/shared/text';
import { dayMs, plusMs, type Period } from '@passerelle/shared/time';
import type { BookingRecord } from '../bookings';
import type { VehicleSummary } from '../vehicles';
import en from './locales/en.json';
import fr from './locales/fr.json';

const texts = { fr, en };

type Standing = 'tentative' | 'confirmed' | 'cancelled';

/** What a calendar shows of each state; null: not the other person's business yet, or never asked. */
const standingOf: Readonly<Record<BookingState, Standing | null>> = {
  inquiry: null,
  closed: null,
  pending_payment: null,
  abandoned: null,
  payment_expired: null,
  requested: 'tentative',
  declined: 'cancelled',
  withdrawn: 'cancelled',
  expired: 'cancelled',
  confirmed: 'confirmed',
  cancelled_unpaid: 'cancelled',
  cancelled_by_renter: 'cancelled',
  cancelled_by_owner: 'cancelled',
  no_show_claimed: 'confirmed',
  no_show: 'cancelled',
  refused_at_pickup: 'confirmed',
  cancelled_misfit: 'cancelled',
  unresolved: 'confirmed',
  in_progress: 'confirmed',
  overdue: 'confirmed',
  returned: 'confirmed',
  claim_open: 'confirmed',
  completed: 'confirmed',
};

/** A calendar program that asks once a month still learns of a cancellation. */
const cancelledShownMs = 30 * dayMs;

export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly period: Period;
  readonly timeZone: string;
  readonly standing: Standing;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly url: string;
}

interface Reader {
  readonly accountId: string;
  readonly locale: Locale;
  readonly publicUrl: string;
  readonly now: Date;
}

/**
 * A booking as an entry in the calendar of its renter or owner, or null when it has no place there. Calendars are shared with families and
 * employers: no name of the other, no word on who travels, and for the renter none on the car, whose title may speak of a ramp.
 */
export function calendarEntryOf(booking: BookingRecord, vehicle: Pick<VehicleSummary, 'title' | 'place'> | undefined, { accountId, locale, publicUrl, now }: Reader): CalendarEntry | null {
  const standing = standingOf[booking.state];
  const changedAt = booking.timeline.at(-1)?.at ?? booking.createdAt;
  if (!standing || (standing === 'cancelled' && plusMs(changedAt, cancelledShownMs) < now)) return null;
  const role = booking.renterId === accountId ? 'renter' : 'owner';
  const url = `${publicUrl}/bookings/${booking.id}`;
  const { title, description } = texts[locale];
  return {
    uid: `${booking.id}@passerelle`,
    sequence: booking.version,
    changedAt,
    period: booking.period,
    timeZone: booking.timeZone,
    standing,
    title: fillText(title[role][standing], { car: vehicle?.title ?? '' }),
    description: fillText(description[standing], { link: url }),
    place: vehicle?.place.town ?? '',
    url,
  };
}
