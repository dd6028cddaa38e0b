import { fillText } from '@passerelle/shared/text';
import type { Locale } from '@passerelle/shared/locale';
import { localDateTime } from '@passerelle/shared/format';
import type { EffectListener } from '../../core/events/event';
import type { BookingRecord } from './booking';
import mailsEn from './locales/en.json';
import mailsFr from './locales/fr.json';
import type { BookingParts } from './parts';

type MailName = keyof typeof mailsEn.mails;
const texts: Record<Locale, typeof mailsEn> = { fr: mailsFr, en: mailsEn };

type Recipient = 'renter' | 'owner';
/** Who gets which mail when a booking has moved. */
const mailsOn: Readonly<Record<string, (booking: BookingRecord) => readonly (readonly [Recipient, MailName])[]>> = {
  'booking.paid': ({ instant }) => (instant ? [['renter', 'confirmed'], ['owner', 'booked']] : [['owner', 'request'], ['renter', 'asked']]),
  'booking.accepted': () => [['renter', 'confirmed']],
  'booking.declined': () => [['renter', 'declined']],
  'booking.withdrawn': () => [['owner', 'withdrawn']],
  'booking.request_expired': () => [['renter', 'requestExpired'], ['owner', 'requestMissed']],
  'booking.payment_expired': () => [['renter', 'paymentExpired']],
  'booking.late_payment_returned': () => [['renter', 'latePayment']],
  'booking.payment_failed': () => [['renter', 'paymentFailed']],
  'booking.cancelled_unpaid': () => [['renter', 'cancelledUnpaid'], ['owner', 'cancelled']],
  'booking.cancelled_by_renter': () => [['owner', 'cancelled']],
  'booking.cancelled_by_owner': () => [['renter', 'cancelledByOwner']],
};

/** Tells by mail what a person must know even with the page closed. Nothing about health, and no amount of a body. */
export function mailListener({ context, repository, accounts, vehicles }: BookingParts): EffectListener {
  return {
    name: 'bookings.mail',
    on: Object.keys(mailsOn),
    async run(event) {
      const booking = await repository.byId(event.subject.id);
      if (!booking) return;
      const vehicle = (await vehicles.summaries([booking.vehicleId])).get(booking.vehicleId);
      for (const [recipient, name] of mailsOn[event.type]?.(booking) ?? []) {
        const contact = await accounts.contactOf(recipient === 'renter' ? booking.renterId : booking.ownerId);
        if (!contact) continue;
        const { locale, email, displayName } = contact;
        const { greeting, footer, mails } = texts[locale];
        const values = {
          name: displayName,
          car: vehicle?.title ?? '',
          from: localDateTime(booking.period.from, booking.timeZone, locale),
          to: localDateTime(booking.period.to, booking.timeZone, locale),
          link: `${context.publicUrl}/bookings/${booking.id}`,
        };
        const text = [greeting, mails[name].text, footer].map((part) => fillText(part, values)).join('\n\n');
        await context.mail.send({ key: `${event.id}:${recipient}:${name}`, to: email, locale, subject: fillText(mails[name].subject, values), text });
      }
    },
  };
}
