import { useMemo } from 'react';
import type { Locale } from '@passerelle/shared/locale';
import type { Money } from '@passerelle/shared/money';
import type { WirePeriod } from '@passerelle/shared/time';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { isLanguage } from './languages';

const tags: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** Numbers, money and dates as people of a language write them. `zone` is the vehicle's IANA time zone. */
export interface Format {
  /** "1 234,50 €"; whole amounts without cents only with `short`. */
  money(money: Money, options?: { short?: boolean }): string;
  /** "lundi 3 novembre 2025" */
  day(instant: string | Date, zone: string): string;
  /** "lun. 3 nov." */
  shortDay(instant: string | Date, zone: string): string;
  /** "14:30" */
  time(instant: string | Date, zone: string): string;
  /** "lundi 3 novembre 2025 à 14:30" */
  dayAndTime(instant: string | Date, zone: string): string;
  /** "du lun. 3 nov. à 14:00 au mer. 5 nov. à 18:00"; one day is named once. */
  period(period: WirePeriod, zone: string): string;
  /** A calendar day, `YYYY-MM-DD`, which is in no zone. */
  calendarDay(day: string): string;
  /** "novembre 2025", from `YYYY-MM`. */
  month(month: string): string;
  /** "dans 3 heures", "in 2 days": the largest unit that is not zero. */
  relative(instant: string | Date, now: Date): string;
  /** "12,5 km" */
  distance(km: number): string;
  /** Millimetres, as "66,5 cm". */
  centimetres(millimetres: number): string;
  kilograms(kg: number): string;
  number(value: number): string;
  /** A share from 0 to 1, as "25 %". */
  percent(share: number): string;
  /** "Lyon, Villeurbanne et Bron" */
  list(items: readonly string[]): string;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

export function createFormat(locale: Locale): Format {
  const tag = tags[locale];
  const made = new Map<string, Intl.DateTimeFormat>();
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.DateTimeFormat(tag, options);
    made.set(key, format);
    return format;
  };
  const at = (instant: string | Date) => (instant instanceof Date ? instant : new Date(instant));
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const unit = (name: string) => new Intl.NumberFormat(tag, { style: 'unit', unit: name, maximumFractionDigits: 1 });
  const [kilometres, centimetres, kilograms] = [unit('kilometer'), unit('centimeter'), unit('kilogram')];
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const say = (key: string, values: Record<string, string>) => i18next.t(key, { ns: 'lib', lng: locale, ...values });

  const shortDay = (instant: string | Date, zone: string) => dates({ weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(at(instant));
  const shortDayAndTime = (instant: string | Date, zone: string) =>
    dates({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at(instant));
  const time = (instant: string | Date, zone: string) => dates({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at(instant));
  const day = (instant: string | Date, zone: string) =>
    dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at(instant));

  return {
    money: ({ amount, currency }, { short = false } = {}) =>
      new Intl.NumberFormat(tag, { style: 'currency', currency, trailingZeroDisplay: short ? 'stripIfInteger' : 'auto' }).format(amount / 100),
    day,
    shortDay,
    time,
    dayAndTime: (instant, zone) => dates({ dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(at(instant)),
    period: ({ from, to }, zone) => {
      const fromDay = day(from, zone);
      return fromDay === day(to, zone)
        ? say('period.sameDay', { day: shortDay(from, zone), fromTime: time(from, zone), toTime: time(to, zone) })
        : say('period.severalDays', { from: shortDayAndTime(from, zone), to: shortDayAndTime(to, zone) });
    },
    calendarDay: (text) => day(`${text}T12:00:00Z`, 'UTC'),
    month: (text) => dates({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(`${text}-15T12:00:00Z`)),
    relative: (instant, now) => {
      const left = at(instant).getTime() - now.getTime();
      const [name, length] = units.find(([, ms]) => Math.abs(left) >= ms) ?? units[2];
      return relative.format(Math.trunc(left / length), name);
    },
    distance: (km) => kilometres.format(km),
    centimetres: (millimetres) => centimetres.format(millimetres / 10),
    kilograms: (kg) => kilograms.format(kg),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    list: (items) => list.format(items),
  };
}

/** `const format = useFormat(); format.money(total)`: follows the language of the page. */
export function useFormat(): Format {
  const { i18n } = useTranslation('lib');
  const locale = isLanguage(i18n.language) ? i18n.language : 'fr';
  return useMemo(() => createFormat(locale), [locale]);
}
