import en from '../locales/en.json';
import fr from '../locales/fr.json';

export type Word = keyof typeof en;
export type Language = 'fr' | 'en';

export interface Wording {
  language: Language;
  say(word: Word, values?: Readonly<Record<string, string | number>>): string;
  /** Minor units, written as people write money. */
  money(amount: number, currency: string): string;
}

const texts: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { en, fr };

/** The session's own language first, as on Stripe's page; `auto` and languages we do not have fall back on the browser's. */
export function chooseLanguage(sessionLocale: string | null, accepted: string | false): Language {
  const wanted = sessionLocale?.slice(0, 2);
  if (wanted === 'fr' || wanted === 'en') return wanted;
  return accepted === 'en' ? 'en' : 'fr';
}

export function wording(language: Language): Wording {
  return {
    language,
    say: (word, values = {}) => texts[language][word].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '')),
    money: (amount, currency) => {
      const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE', { style: 'currency', currency: currency.toUpperCase() });
      return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
  };
}

/** Narrows a computed key to one that has a text. */
export function isWord(key: string): key is Word {
  return Object.hasOwn(en, key);
}
