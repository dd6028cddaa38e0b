import type { Dimension, Unit, Verdict } from '@passerelle/shared/fit/result';
import type { TFunction } from 'i18next';

/** A dimension with the sentence that explains it. */
export type ExplainedDimension = Dimension & { message?: string };

const noBreak = '\u00a0';

/** People read centimetres: 105 mm is "10,5 cm" in French. */
export function formatAmount(value: number, unit: Unit | null, locale: string): string {
  const number = (n: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(n);
  if (unit === 'mm') return `${number(value / 10)}${noBreak}cm`;
  if (unit === 'kg') return `${number(value)}${noBreak}kg`;
  if (unit === 'newton') return `${number(value)}${noBreak}N`;
  if (unit === 'percent') return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
  return number(value);
}

/** Only lengths and masses leave something over; a slope is within reach or is not. */
export function leavesRoom({ key, slack, unit }: Dimension): boolean {
  return slack !== null && (unit === 'mm' || unit === 'kg') && key !== 'slope' && key !== 'spaces';
}

/** "14 cm to spare", "3 cm short", "not measured yet: ask the owner", or the verdict's word. */
export function leftText(dimension: Dimension, t: TFunction, locale: string): string {
  const { slack, missing, verdict, unit } = dimension;
  if (missing) return t(`fit.missing.${missing}`);
  if (slack === null || !leavesRoom(dimension)) return t(`fit.plain.${verdict}`);
  const amount = formatAmount(Math.abs(slack), unit, locale);
  return t(slack >= 0 ? 'fit.left' : 'fit.short', { amount });
}

// Types only are taken from the rule: its schemas would bring zod to every list card.
const severity: Record<Verdict, number> = { fits: 0, tight: 1, unknown: 2, does_not_fit: 3 };

/** The dimension that decides: the worst verdict, and among equals the least room for its size. */
export function tightest<D extends Dimension>(dimensions: readonly D[]): D | undefined {
  const room = (d: Dimension) => (d.slack === null ? 0 : d.slack / Math.max(d.required ?? 1, 1));
  return [...dimensions].sort((a, b) => severity[b.verdict] - severity[a.verdict] || room(a) - room(b))[0];
}

/** The text alternative of the drawing: the verdict and the tightest dimension. */
export function summary(verdict: Verdict | null, dimensions: readonly Dimension[], t: TFunction, locale: string): string {
  const worst = tightest(dimensions);
  if (!verdict || !worst) return t('fit.carOnly');
  return t('fit.summary', {
    verdict: t(`verdict.${verdict}`),
    dimension: t(`fit.key.${worst.key}`),
    left: leftText(worst, t, locale),
  });
}
