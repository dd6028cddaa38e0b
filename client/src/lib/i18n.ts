import type { Locale } from '@passerelle/shared/locale';
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstLanguage, isLanguage, storeLanguage } from './languages';

/**
 * Texts live in `features/<name>/locales/{fr,en}.json` (and `ui`, `lib`, `app`); the folder is the namespace:
 *
 * ```tsx
 * const { t } = useTranslation('bookings');   // features/bookings/locales/*.json
 * t('request.title');  t('days', { count });  // "days_one", "days_other"
 * ```
 *
 * Only the active language is loaded, a namespace when a page of its feature is. Nothing is escaped: React does that.
 */
export interface Words {
  /** Reads features/bookings/locales/fr.json for ('fr', 'bookings'). */
  (language: string, namespace: string): Promise<Record<string, unknown>>;
}

export function currentLanguage(): Locale {
  return isLanguage(i18next.language) ? i18next.language : 'fr';
}

/** A title and a sentence, where no component is at hand. */
export function words(namespace: string, key: string): { title: string; detail: string } {
  return { title: i18next.t(`${key}.title`, { ns: namespace }), detail: i18next.t(`${key}.detail`, { ns: namespace }) };
}

let loadFile: Words | undefined;

async function fetchWords(language: string, namespaces: readonly string[]): Promise<void> {
  const load = loadFile;
  // Tests start i18next themselves, with every text.
  if (!load) return;
  const missing = namespaces.filter((namespace) => !i18next.hasResourceBundle(language, namespace));
  await Promise.all(missing.map(async (namespace) => i18next.addResourceBundle(language, namespace, await load(language, namespace))));
}

/** Every text of a feature in the active language; a route waits for it beside its code, not after it. Throws when it cannot be had. */
export async function loadWords(namespace: string): Promise<void> {
  // The first page is asked for while the texts of the shell are still on their way.
  if (!i18next.isInitialized) await new Promise((done) => i18next.on('initialized', done));
  await fetchWords(i18next.language, [namespace]);
  // From now on it is one of those that another language needs too.
  await i18next.loadNamespaces(namespace);
}

/**
 * Another language, on the same page, with what was typed still there: the texts are loaded first, and nothing is
 * mounted anew. Throws, and changes nothing, when they cannot be had. Remembered on this browser;
 * `useSession().setLanguage` keeps it in the account as well.
 */
export async function setLanguage(language: Locale): Promise<void> {
  if (language !== i18next.language) {
    await fetchWords(language, [i18next.options.ns ?? []].flat());
    await i18next.changeLanguage(language);
  }
  storeLanguage(language);
}

/** Call once, before anything is rendered. */
export async function startI18n(load: Words): Promise<void> {
  loadFile = load;
  const backend: BackendModule = {
    type: 'backend',
    init: () => undefined,
    read: (language, namespace, done) => {
      load(language, namespace).then(
        (texts) => done(null, texts),
        (error: unknown) => done(error instanceof Error ? error : String(error), true),
      );
    },
  };
  const showLanguage = (language: string) => {
    document.documentElement.lang = language;
  };
  i18next.on('languageChanged', showLanguage);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(navigator.languages),
      fallbackLng: false,
      load: 'languageOnly',
      ns: ['app', 'lib', 'ui'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
    });
}
