import { localDateTime } from '@passerelle/shared/format';
import type { Locale } from '@passerelle/shared/locale';
import { fillText } from '@passerelle/shared/text';
import { periodFromWire } from '@passerelle/shared/time';
import type { MailToSend } from '../../core/mail/mail';
import type { EffectListener } from '../../core/events/event';
import type { Contact } from '../accounts';
import type { VehicleSummary } from '../vehicles';
import type { AlertRecord } from './alert';
import en from './locales/en.json';
import fr from './locales/fr.json';
import type { AlertParts } from './parts';
import { stopTokenOf } from './stop-token';

const texts: Record<Locale, typeof en> = { fr, en };
/** The rest is a number: nobody reads a hundred lines. */
const mostNamed = 10;
const usualZone = 'Europe/Paris';

/** Names cars, place and dates. Never what somebody measures or needs, nor how well a car fits: a mail is read by many eyes. */
function letterText({ context: { publicUrl } }: AlertParts, alert: AlertRecord, cars: readonly VehicleSummary[], { locale, displayName }: Contact, stopLink: string): Pick<MailToSend, 'subject' | 'text'> {
  const { oneCar, severalCars, ...words } = texts[locale];
  const { placeName: place, asked } = alert;
  const period = asked.period && periodFromWire(asked.period);
  const zone = cars[0]?.timeZone ?? usualZone;
  const dates = asked.period ? `?${new URLSearchParams(asked.period).toString()}` : '';
  const values = {
    name: displayName,
    place,
    count: cars.length,
    more: cars.length - mostNamed,
    from: period ? localDateTime(period.from, zone, locale) : '',
    to: period ? localDateTime(period.to, zone, locale) : '',
    alerts: `${publicUrl}/alerts`,
    stop: stopLink,
  };
  const say = (template: string) => fillText(template, values);
  const { subject, announce } = cars.length === 1 ? oneCar : severalCars;
  const named = cars.slice(0, mostNamed).map(({ id, title, place: { town } }) => fillText(words.car, { title, town, link: `${publicUrl}/cars/${id}${dates}` }));
  const lines = [say(words.greeting), say(announce), ...(period ? [say(words.dates)] : []), ...named, ...(cars.length > mostNamed ? [say(words.more)] : []), say(words.footer)];
  return { subject: say(subject), text: lines.join('\n\n') };
}

/** Sends a mail that was made ready. Stopped meanwhile: nothing is sent. */
export function letterMail(parts: AlertParts): EffectListener {
  const { context, alerts, accounts, vehicles } = parts;
  return {
    name: 'alerts.mail',
    on: ['alerts.found'],
    async run({ data: { alertId, letter: number } }) {
      const alert = typeof alertId === 'string' ? await alerts.byId(alertId) : null;
      if (!alert?.letter || alert.letter.number !== number) return;
      const contact = await accounts.contactOf(alert.accountId);
      const summaries = await vehicles.summaries(alert.letter.vehicleIds);
      const cars = alert.letter.vehicleIds.flatMap((id) => summaries.get(id) ?? []);
      if (contact && cars.length > 0) {
        const token = stopTokenOf(context.secrets.field, alert.id);
        // After the #, so that the token reaches no server's log.
        const words = letterText(parts, alert, cars, contact, `${context.publicUrl}/alerts/stop#${token}`);
        const headers = { 'List-Unsubscribe': `<${context.publicUrl}/api/alerts/stop/${token}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
        await context.mail.send({ key: `alert:${alert.id}:${number}`, to: contact.email, locale: contact.locale, ...words, headers });
        context.metrics.alerts.inc({ what: 'mailed' });
      }
      await alerts.finishLetter(alert.id, alert.letter.number);
    },
  };
}
