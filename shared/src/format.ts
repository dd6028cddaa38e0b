import type { Locale } from './locale';

const regions: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** The BCP 47 tag that dates and numbers are written by. */
export const formatTag = (locale: Locale): string => regions[locale];

/** A day and a time of day where the car is: « mardi 2 juin 2026 à 09:00 ». */
export function localDateTime(instant: Date, zone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag(locale), { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(instant);
}
