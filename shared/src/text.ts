import type { Locale } from './locale';

/** Texts and, at every second place, names; by sentence, because the same few are filled again and again. */
const taken = new Map<string, readonly string[]>();
const mostTaken = 1_000;

function partsOf(template: string): readonly string[] {
  const known = taken.get(template);
  if (known) return known;
  if (taken.size >= mostTaken) taken.clear();
  const parts = template.split(/\{\{(\w+)\}\}/);
  taken.set(template, parts);
  return parts;
}

/** What stands in a hole of a sentence; undefined where there is nothing for it. */
export type ValueOf = (name: string) => string | number | undefined;

/** Fills `{{name}}` in a sentence, and asks only for what it names. A name without a value stays visible: a hole would read as a finished sentence. */
export function fillText(template: string, values: Readonly<Record<string, string | number>> | ValueOf): string {
  const parts = partsOf(template);
  let text = parts[0] ?? '';
  for (let place = 1; place < parts.length; place += 2) {
    const name = parts[place] ?? '';
    text += String((typeof values === 'function' ? values(name) : values[name]) ?? `{{${name}}}`) + (parts[place + 1] ?? '');
  }
  return text;
}

const oneDecimal: Readonly<Record<Locale, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** Intl is slow, and the same numbers come again and again. */
const written: Readonly<Record<Locale, Map<number, string>>> = { fr: new Map(), en: new Map() };
const mostWritten = 10_000;

function formatNumber(value: number, locale: Locale): string {
  const known = written[locale].get(value);
  if (known !== undefined) return known;
  if (written[locale].size >= mostWritten) written[locale].clear();
  const text = oneDecimal[locale].format(value);
  written[locale].set(value, text);
  return text;
}

/** A number with one decimal at most and its unit, never broken over two lines. */
export function formatQuantity(value: number, unit: string, locale: Locale): string {
  // English closes up the percent sign; everything else takes a no-break space (U+00A0).
  const gap = unit === '%' && locale === 'en' ? '' : '\u00A0';
  return `${formatNumber(value, locale)}${gap}${unit}`;
}

/** People read centimetres: 25 mm is "2,5 cm" in French. */
export function formatCentimetres(millimetres: number, locale: Locale): string {
  return formatQuantity(millimetres / 10, 'cm', locale);
}

/** A whole number as people read it: "1 200" in French. */
export function formatCount(count: number, locale: Locale): string {
  return formatNumber(count, locale);
}
