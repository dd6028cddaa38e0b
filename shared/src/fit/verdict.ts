import type { Dimension, DimensionKey, Unit, Verdict } from './result';

const rank: Readonly<Record<Verdict, number>> = { fits: 0, tight: 1, unknown: 2, does_not_fit: 3 };

/** 0 for fits to 3 for does_not_fit. */
export function rankOf(verdict: Verdict): number {
  return rank[verdict];
}

export function worse(a: Verdict, b: Verdict): Verdict {
  return rank[a] >= rank[b] ? a : b;
}

export function worstOf(dimensions: readonly Dimension[]): Verdict {
  let worst: Verdict = 'fits';
  for (const { verdict } of dimensions) worst = worse(worst, verdict);
  return worst;
}

/** The rule for a length: slack, uncertainty and comfort in mm. */
export function lengthVerdict(slack: number, uncertainty: number, comfort: number): Verdict {
  if (slack + uncertainty < 0) return 'does_not_fit';
  if (slack < 0) return 'unknown';
  return slack - uncertainty >= comfort ? 'fits' : 'tight';
}

/** Which chair a dimension is about, and in which space. */
export interface Subject {
  readonly chair: number;
  readonly space: number | null;
}

/** A dimension as far as the numbers go; the rule that calls it decides the verdict. */
export function dimension(
  key: DimensionKey,
  verdict: Verdict,
  { chair, space }: Subject,
  unit: Unit | null,
  required: number | null,
  available: number | null,
): Dimension {
  const slack = required === null || available === null ? null : available - required;
  return { key, verdict, chair, space, slack, unit, required, available, uncertainty: 0 };
}

/**
 * Whose number is missing. The chair's own comes first: the person who asks can give it at once, an owner has to be asked.
 * Undefined: neither.
 */
export function whoIsMissing(required: unknown, available: unknown): 'vehicle' | 'wheelchair' | undefined {
  if (required === undefined) return 'wheelchair';
  return available === undefined ? 'vehicle' : undefined;
}
