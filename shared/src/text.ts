import type { Locale } from './locale';

/** Fills `{{name}}` in a sentence. A name without a value stays visible: a hole would read as a finished sentence. */
export function fillText(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole));
}

const oneDecimal: Readonly<Record<Locale, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
};

/** A number with one decimal at most and its unit, never broken over two lines. */
export function formatQuantity(value: number, unit: string, locale: Locale): string {
  // English closes up the percent sign; everything else takes a no-break space (U+00A0).
  const gap = unit === '%' && locale === 'en' ? '' : '\u00A0';
  return `${oneDecimal[locale].format(value)}${gap}${unit}`;
}

/** People read centimetres: 25 mm is "2,5 cm" in French. */
export function formatCentimetres(millimetres: number, locale: Locale): string {
  return formatQuantity(millimetres / 10, 'cm', locale);
}

/** A whole number as people read it: "1 200" in French. */
export function formatCount(count: number, locale: Locale): string {
  return oneDecimal[locale].format(count);
}
