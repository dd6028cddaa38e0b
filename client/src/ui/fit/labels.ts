import type { DimensionKey, Verdict } from '@passerelle/shared/fit/result';
import type { TFunction } from 'i18next';
import { formatAmount, leavesRoom, leftText, type ExplainedDimension } from './fit-text';
import type { Drawn } from './geometry';

export interface DrawnLabel {
  verdict: Verdict | null;
  text: string;
}

export type LabelFor = (key: DimensionKey, drawn: Drawn) => DrawnLabel;

/** The words at each place of the drawing: what is left for this chair, or without a chair what there is. */
export function labelsFrom(dimensions: readonly ExplainedDimension[], t: TFunction, locale: string): LabelFor {
  return (key, drawn) => {
    const dimension = dimensions.find((candidate) => candidate.key === key);
    if (!dimension) {
      const text = drawn.known ? formatAmount(drawn.mm, 'mm', locale) : t('fit.draw.missing.vehicle');
      return { verdict: drawn.known ? null : 'unknown', text };
    }
    const { verdict, missing, required, unit } = dimension;
    if (missing) return { verdict, text: t(`fit.draw.missing.${missing}`) };
    if (leavesRoom(dimension)) return { verdict, text: leftText(dimension, t, locale) };
    const amount = required !== null && unit === 'percent' ? formatAmount(required, unit, locale) : undefined;
    return { verdict, text: amount ?? t(`fit.plain.${verdict}`) };
  };
}
