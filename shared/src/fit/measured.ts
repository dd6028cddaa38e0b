import { z } from 'zod';

export const measureSources = ['owner', 'document', 'renter_confirmed', 'inspected'] as const;
export type MeasureSource = (typeof measureSources)[number];
export type MeasureUnit = 'mm' | 'kg' | 'percent';

/** A number with who says so. Convention of A11yJSON: undefined is unknown, never 0. */
export interface Measured {
  value: number;
  unit: MeasureUnit;
  /** Plus or minus, in the same unit. */
  precision?: number | undefined;
  source: MeasureSource;
  /** ISO 8601, the day or instant it was measured or entered. */
  at?: string | undefined;
}

/** What a person could plausibly have measured; outside it the number is a slip. */
export interface Plausible {
  readonly unit: MeasureUnit;
  readonly min: number;
  readonly max: number;
}

export const mm = (min: number, max: number): Plausible => ({ unit: 'mm', min, max });
export const kg = (min: number, max: number): Plausible => ({ unit: 'kg', min, max });
export const percent = (min: number, max: number): Plausible => ({ unit: 'percent', min, max });

const largestPrecision = { mm: 200, kg: 50, percent: 5 };

/**
 * A number inside plausible bounds. Lengths are whole millimetres.
 * Errors carry `params.code`: `fit.looks_like_cm` (with `suggestion`), `fit.too_small`, `fit.too_large`, `fit.not_whole`.
 */
export function plausibleNumber({ unit, min, max }: Plausible) {
  return z
    .number()
    .superRefine((value, context) => {
      const refuse = (code: string, more: Record<string, number> = {}) => {
        context.addIssue({ code: 'custom', message: code, params: { code, min, max, ...more } });
      };
      const inCentimetres = unit === 'mm' && value < min && value * 10 >= min && value * 10 <= max;
      if (inCentimetres) refuse('fit.looks_like_cm', { suggestion: Math.round(value * 10) });
      else if (value < min) refuse('fit.too_small');
      else if (value > max) refuse('fit.too_large');
      else if (unit === 'mm' && !Number.isInteger(value)) refuse('fit.not_whole');
    })
    .meta({ description: `${unit}, ${String(min)} to ${String(max)}` });
}

/** A measure as stored and shown. */
export function storedMeasure({ unit }: Plausible) {
  return z
    .object({
      value: z.number(),
      unit: z.literal(unit),
      precision: z.number().optional(),
      source: z.enum(measureSources),
      at: z.string().optional(),
    })
    .optional();
}

/**
 * A measure as somebody sends it: a plain number, or `{value, precision?}`. Whatever source they claim, it becomes 'owner':
 * the other sources are given by a review, a renter's confirmation or staff. Null counts as unknown: a width cannot be absent.
 */
export function ownMeasure(bounds: Plausible) {
  const value = plausibleNumber(bounds);
  const precision = z.number().min(0).max(largestPrecision[bounds.unit]);
  return z
    .union([value, z.object({ value, unit: z.literal(bounds.unit).optional(), precision: precision.optional() })])
    .nullish()
    .transform((sent): Measured | undefined => {
      if (sent === null || sent === undefined) return undefined;
      const own = { unit: bounds.unit, source: 'owner' as const };
      if (typeof sent === 'number') return { value: sent, ...own };
      return { value: sent.value, ...own, ...(sent.precision === undefined ? {} : { precision: sent.precision }) };
    })
    .pipe(storedMeasure(bounds));
}

/** A number of a person or chair, where null says no more than nothing does. Piped, so that both sides have a JSON schema. */
export function unknownable(bounds: Plausible) {
  return plausibleNumber(bounds)
    .nullish()
    .transform((value) => value ?? undefined)
    .pipe(z.number().optional());
}
