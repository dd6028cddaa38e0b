import { fillText } from '@passerelle/shared/text';
import type { Locale } from '@passerelle/shared/locale';
import { localDateTime } from '@passerelle/shared/format';
import type { EffectListener } from '../../core/events/event';
import type { BookingRecord } from './booking';
import mailsEn from './locales/en.json';
import mailsFr from './locales/fr.json';
import type { BookingParts } from './parts';
import { payAddress } from './pay-link';

type MailName = keyof typeof mailsEn.mails;
const texts: Record<Locale, typeof mailsEn> = { fr: mailsFr, en: mailsEn };

type Recipient = 'renter' | 'owner';
type Mail = readonly [Recipient, MailName];
interface Told {
  readonly booking: BookingRecord;
  /** The one of the two who did not do it; null where the system or support did. */
  readonly other: Recipient | null;
}

const toOther = (name: MailName) => ({ other }: Told): readonly Mail[] => (other ? [[other, name]] : [['renter', name], ['owner', name]]);
const toBoth = (name: MailName) => (): readonly Mail[] => [['renter', name], ['owner', name]];
const to = (...mails: readonly Mail[]) => () => mails;
const ofSupport = toBoth('supportActed');

/** Who gets which mail when a booking has moved. */
const mailsOn: Readonly<Record<string, (told: Told) => readonly Mail[]>> = {
  'booking.inquired': to(['owner', 'inquiry']),
  'booking.dates_held': ({ booking: { askedBy } }) => (askedBy === null ? [] : [['renter', 'askedForYou']]),
  'booking.paid': ({ booking: { instant } }) => (instant ? [['renter', 'confirmed'], ['owner', 'booked']] : [['owner', 'request'], ['renter', 'asked']]),
  'booking.accepted': to(['renter', 'confirmed']),
  'booking.declined': to(['renter', 'declined']),
  'booking.withdrawn': to(['owner', 'withdrawn']),
  'booking.request_expired': to(['renter', 'requestExpired'], ['owner', 'requestMissed']),
  'booking.payment_expired': to(['renter', 'paymentExpired']),
  'booking.late_payment_returned': to(['renter', 'latePayment']),
  'booking.stray_returned': to(['renter', 'latePayment']),
  'booking.payment_failed': to(['renter', 'paymentFailed']),
  'booking.cancelled_unpaid': to(['renter', 'cancelledUnpaid'], ['owner', 'cancelled']),
  'booking.cancelled_by_renter': to(['owner', 'cancelled']),
  'booking.cancelled_by_owner': to(['renter', 'cancelledByOwner']),
  'booking.deposit_due': to(['renter', 'depositDue']),
  'booking.change_proposed': toOther('proposed'),
  'booking.extension_proposed': ({ booking: { instant } }) => (instant ? [] : [['owner', 'proposed']]),
  'booking.change_accepted': toOther('proposalAccepted'),
  'booking.extension_accepted': toBoth('proposalAccepted'),
  'booking.change_declined': toOther('proposalDeclined'),
  'booking.extension_declined': toBoth('proposalDeclined'),
  'booking.fit_asked': to(['owner', 'fitAsked']),
  'booking.owner_absence_reported': to(['owner', 'ownerAbsenceReported']),
  'booking.renter_absence_reported': to(['renter', 'renterAbsenceReported']),
  'booking.absence_contested': toBoth('contested'),
  'booking.no_show_settled': toBoth('noShow'),
  'booking.refused_at_pickup': to(['owner', 'refused']),
  'booking.refusal_settled': to(['renter', 'misfit'], ['owner', 'cancelled']),
  'booking.replacement_offered': to(['renter', 'replacement']),
  'booking.at_risk': to(['renter', 'atRisk']),
  'booking.lapsed': toBoth('lapsed'),
  'booking.check_in_started': toOther('checkInStarted'),
  'booking.check_out_started': toOther('checkOutStarted'),
  'booking.problem_reported': toOther('problem'),
  'booking.overdue': to(['renter', 'overdue'], ['owner', 'overdueOwner']),
  'booking.returned': to(['renter', 'returned']),
  'booking.claimed': to(['renter', 'claimed']),
  'booking.damage_estimated': to(['renter', 'estimated']),
  'booking.estimate_answered': to(['owner', 'answered']),
  'booking.claim_settled': toBoth('claimSettled'),
  'booking.completed': to(['renter', 'completed']),
  'booking.payout_waiting': to(['owner', 'payoutWaiting']),
  'booking.resolved': ofSupport,
  'booking.cancelled_with_refund': ofSupport,
  'booking.partly_refunded': ofSupport,
  'booking.goodwill_paid': to(['renter', 'supportActed']),
  'booking.deposit_released': to(['renter', 'supportActed']),
  'booking.deposit_captured': ofSupport,
  'booking.vehicle_changed': ofSupport,
  'booking.forced': ofSupport,
};

const otherThan = (by: string): Recipient | null => (by.startsWith('renter') ? 'owner' : by.startsWith('owner') ? 'renter' : null);

/** Tells by mail what a person must know even with the page closed. Nothing about health, and no amount of a body. */
export function mailListener({ context, repository, accounts, vehicles }: BookingParts): EffectListener {
  return {
    name: 'bookings.mail',
    on: Object.keys(mailsOn),
    async run(event) {
      const booking = await repository.byId(event.subject.id);
      if (!booking) return;
      const vehicle = (await vehicles.summaries([booking.vehicleId])).get(booking.vehicleId);
      for (const [recipient, name] of mailsOn[event.type]?.({ booking, other: otherThan(event.by) }) ?? []) {
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
          pay: payAddress(context, booking.id),
        };
        const text = [greeting, mails[name].text, footer].map((part) => fillText(part, values)).join('\n\n');
        await context.mail.send({ key: `${event.id}:${recipient}:${name}`, to: email, locale, subject: fillText(mails[name].subject, values), text });
      }
    },
  };
}
