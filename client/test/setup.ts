import '@testing-library/jest-dom';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TextDecoder, TextEncoder } from 'node:util';
import { cleanup } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

// jsdom lacks them, and the router needs them.
Object.assign(globalThis, { TextEncoder, TextDecoder });

/** The words of every feature, under the name of the folder they are in: ui/locales/en.json is the namespace "ui". */
function wordsOf(language: string): Record<string, Record<string, unknown>> {
  const source = join(__dirname, '..', 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(join('locales', `${language}.json`)))
    .map((file) => join(source, file));
  return Object.fromEntries(
    files.map((file) => [basename(dirname(dirname(file))), JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>]),
  );
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  resources: { en: wordsOf('en'), fr: wordsOf('fr') },
  interpolation: { escapeValue: false },
});

afterEach(async () => {
  cleanup();
  if (i18next.language !== 'en') await i18next.changeLanguage('en');
});
