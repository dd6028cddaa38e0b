import type { Locale } from '@passerelle/shared/locale';
import type { MailToSend } from '../../core/mail/mail';
import { mailListener } from './listeners';
import mailsEn from './locales/en.json';
import mailsFr from './locales/fr.json';
import type { BookingParts } from './parts';

const names = Object.keys(mailsFr.mails);
const period = { from: new Date('2027-03-27T08:00:00Z'), to: new Date('2027-03-29T08:00:00Z') };
const contacts: Readonly<Record<string, string>> = { usr_renter: 'Ada', usr_owner: 'Grace' };

/** The mails of one event, as they would be sent to two people who read this language. */
async function sent(type: string, locale: Locale, by: string, instant: boolean): Promise<MailToSend[]> {
  const mails: MailToSend[] = [];
  const booking = { id: 'bkg_1', renterId: 'usr_renter', ownerId: 'usr_owner', vehicleId: 'vhc_1', period, timeZone: 'Europe/Paris', instant, askedBy: 'usr_support' };
  const parts = {
    context: { publicUrl: 'https://passerelle.test', secrets: { field: 'a secret of at least 32 characters' }, mail: { send: (mail: MailToSend) => Promise.resolve(void mails.push(mail)) } },
    repository: { byId: () => Promise.resolve(booking) },
    vehicles: { summaries: () => Promise.resolve(new Map([['vhc_1', { title: 'Kangoo' }]])) },
    accounts: { contactOf: (id: string) => Promise.resolve({ displayName: contacts[id], email: `${id}@example.org`, locale }) },
  } as unknown as BookingParts;
  await mailListener(parts).run({ id: 'evt_1', type, by, subject: { kind: 'booking', id: 'bkg_1' } } as never);
  return mails;
}

const types = mailListener({} as BookingParts).on;
async function allMails(locale: Locale): Promise<MailToSend[]> {
  const all: MailToSend[] = [];
  for (const type of types) for (const by of ['renter:usr_renter', 'owner:usr_owner', 'system']) for (const instant of [true, false]) all.push(...(await sent(type, locale, by, instant)));
  return all;
}

const nameOf = ({ key }: MailToSend): string => key.split(':').at(-1) ?? '';

/** Words of a body, a measure or a licence: a mail passes through many hands. */
const ofHealth = /fauteuil|wheelchair|handicap|disab|invalid|santé|health|médic|medic|malad|illness|licence|permis de conduire|\d\s?(cm|mm|kg)\b/i;

describe.each(['fr', 'en'] as const)('the mails of bookings in %s', (locale) => {
  let mails: MailToSend[];
  beforeAll(async () => {
    mails = await allMails(locale);
  });

  it('are each sent at some step', () => {
    expect([...new Set(mails.map(nameOf))].sort()).toEqual([...names].sort());
  });

  it.each(names)('%s has a subject and a text without a hole, in its own words, with the way to the booking', (name) => {
    for (const { subject, text, locale: written } of mails.filter((mail) => nameOf(mail) === name)) {
      expect(written).toBe(locale);
      expect(`${subject}\n${text}`).not.toMatch(/\{\{|\}\}|undefined|null|\[object/);
      expect(subject).toContain('Kangoo');
      expect(subject.length).toBeLessThanOrEqual(78);
      expect(text).toContain('https://passerelle.test/bookings/bkg_1');
      expect(text).toMatch(locale === 'fr' ? /^Bonjour (Ada|Grace),\n/ : /^Hello (Ada|Grace),\n/);
    }
  });

  it.each(names)('%s says nothing of health, of a measure, or of how much', (name) => {
    for (const { subject, text } of mails.filter((mail) => nameOf(mail) === name)) {
      expect(`${subject}\n${text}`).not.toMatch(ofHealth);
      expect(`${subject}\n${text}`).not.toMatch(/\d+[.,]?\d*\s?€|€\s?\d/);
    }
  });
});

it('have the same names, and the same holes, in both languages', () => {
  const holes = (mails: typeof mailsFr.mails) => Object.fromEntries(Object.entries(mails).map(([name, { subject, text }]) => [name, [...new Set(`${subject} ${text}`.match(/\{\{\w+\}\}/g))].sort()]));
  expect(holes(mailsEn.mails)).toEqual(holes(mailsFr.mails));
});
