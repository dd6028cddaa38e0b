import en from './en.json';
import fr from './fr.json';

/** Plural forms differ by language: "one/other" in English, "one/many/other" in French. */
function keys(words: object, at = ''): string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keys(value, `${at}${key}.`) : [`${at}${key.replace(/_(one|many|other)$/, '')}`],
  );
}

it('says the same things in French and in English', () => {
  expect(new Set(keys(fr))).toEqual(new Set(keys(en)));
});
