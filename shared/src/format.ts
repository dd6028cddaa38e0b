import type { Locale } from './locale';
import type { Money } from './money';

const regions: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** The BCP 47 tag that dates and numbers are written by. */
export const formatTag = (locale: Locale): string => regions[locale];

/** « 1 234,50 € ». */
export const formatMoney = ({ amount, currency }: Money, locale: Locale): string => new Intl.NumberFormat(formatTag(locale), { style: 'currency', currency }).format(amount / 100);

/** A day and a time of day where the car is: « mardi 2 juin 2026 à 09:00 ». */
export function localDateTime(instant: Date, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag(locale), { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(instant);
}
