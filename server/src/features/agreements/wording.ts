import type { Locale } from '@passerelle/shared/locale';
import { fillText } from '@passerelle/shared/text';
import en from './locales/en.json';
import fr from './locales/fr.json';

export type Texts = typeof fr;
const texts: Readonly<Record<Locale, Texts>> = { fr, en };

export const textsOf = (locale: Locale): Texts => texts[locale];

/** « 1 jour », « 2 jours »: French counts zero and one and a half as one, English does not. */
export function counted(forms: { readonly one: string; readonly other: string }, count: number, locale: Locale): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? forms.one : forms.other;
  return fillText(form, { count: new Intl.NumberFormat(locale).format(count) });
}
