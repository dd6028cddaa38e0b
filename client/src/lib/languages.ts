import type { Locale } from '@passerelle/shared/locale';

/** The languages of the product with their own names. Kept in step with shared/src/locale.ts by the type. */
export const languageNames = { fr: 'Français', en: 'English' } as const satisfies Record<Locale, string>;

export const languages: readonly Locale[] = ['fr', 'en'];

export function isLanguage(text: string | null | undefined): text is Locale {
  return languages.some((language) => language === text);
}

const key = 'passerelle.language';

function storedLanguage(): Locale | undefined {
  try {
    const stored = localStorage.getItem(key);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

export function storeLanguage(language: Locale): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // The choice lasts as long as the page.
  }
}

/** The choice made on this browser, else the first of the browser's languages that is ours, else French. */
export function firstLanguage(browserLanguages: readonly string[]): Locale {
  return storedLanguage() ?? browserLanguages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'fr';
}
