import i18next from 'i18next';

/** Plural forms differ by language ("one/other" in English, "one/many/other" in French), and not every language needs a zero. */
const keysIn = (words: unknown, at = ''): string[] =>
  typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, value]: [string, unknown]) => keysIn(value, at ? `${at}.${key}` : key))
    : [at.replace(/_(zero|one|many|other)$/, '')];

const textsIn = (words: unknown): string[] => (typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [String(words)]);

const { en = {}, fr = {} } = i18next.options.resources ?? {};

describe.each(Object.keys(en))('the texts of %s', (namespace) => {
  it('say the same things in French and in English', () => {
    expect(new Set(keysIn(fr[namespace]))).toEqual(new Set(keysIn(en[namespace])));
  });

  it('keep French signs on the line of their word', () => {
    expect(textsIn(fr[namespace]).filter((text) => / [;:!?»]|« |'/.test(text))).toEqual([]);
  });
});
