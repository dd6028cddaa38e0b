import { z } from 'zod';

/** Worst last: a space's verdict is that of its worst dimension. */
export const verdicts = ['fits', 'tight', 'unknown', 'does_not_fit'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/** In the order they are shown: what you meet on the way in. `spaces` is only reported for a chair that finds no place. */
export const dimensionKeys = [
  'mode',
  'access_width',
  'platform_length',
  'slope',
  'load',
  'door_width',
  'door_height',
  'spaces',
  'headroom',
  'space_length',
  'space_width',
  'securement',
] as const;
export const dimensionKeySchema = z.enum(dimensionKeys);
export type DimensionKey = z.infer<typeof dimensionKeySchema>;

export const units = ['mm', 'kg', 'percent', 'newton'] as const;
export type Unit = (typeof units)[number];

/** Why a verdict is what it is, where the numbers alone do not tell. */
export const reasons = [
  'too_close',
  'bow',
  'push_force',
  'winch_unknown',
  'impossible',
  'near_limit',
  'rated_grade_unknown',
  'anchorage_none',
  'side_facing',
  'other_docking_pin',
  'docking_unknown',
  'too_heavy_for_anchorage',
  'not_crash_tested',
  'no_three_point_belt',
  'no_space_left',
] as const;
export type Reason = (typeof reasons)[number];

export interface Dimension {
  key: DimensionKey;
  verdict: Verdict;
  /** Index in the wheelchairs that were asked about. */
  chair: number;
  /** Index in the vehicle's spaces; null for what every chair meets (ramp, door). */
  space: number | null;
  /** available - required, in `unit`; null when a number is missing or there is none. For door_height: before any bow of the head. */
  slack: number | null;
  unit: Unit | null;
  required: number | null;
  available: number | null;
  /** u of the rule: sum of the declared precisions, in mm. */
  uncertainty: number;
  reason?: Reason | undefined;
  missing?: 'vehicle' | 'wheelchair' | undefined;
}

export const noticeCodes = [
  'not_crash_tested',
  'crash_test_unknown',
  'no_three_point_belt',
  'three_point_belt_unknown',
  'facing_unknown',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

export interface Notice {
  code: NoticeCode;
  chair: number;
}

export const remedyKinds = ['helper', 'winch', 'bow'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** One change, tried alone, and the verdict it would give. */
export interface Remedy {
  kind: RemedyKind;
  verdict: Verdict;
}

export interface FitResult {
  /** null: no chair was asked about. */
  verdict: Verdict | null;
  ruleVersion: string;
  dimensions: Dimension[];
  notices: Notice[];
  /** For each chair, the index of its space; null when it has none or the spaces are not known. */
  assignment: (number | null)[];
  remedies: Remedy[];
}

const dimensionSchema = z.object({
  key: dimensionKeySchema,
  verdict: verdictSchema,
  chair: z.int(),
  space: z.int().nullable(),
  slack: z.number().nullable(),
  unit: z.enum(units).nullable(),
  required: z.number().nullable(),
  available: z.number().nullable(),
  uncertainty: z.number(),
  reason: z.enum(reasons).optional(),
  missing: z.enum(['vehicle', 'wheelchair']).optional(),
  message: z.string(),
});

/** A check as the person with the chair sees it; never sent to an owner. */
export const fitResultSchema = z.object({
  verdict: verdictSchema.nullable(),
  ruleVersion: z.string(),
  /** The one sentence of a list card. */
  reason: z.string(),
  dimensions: z.array(dimensionSchema),
  notices: z.array(z.object({ code: z.enum(noticeCodes), chair: z.int(), message: z.string() })),
  assignment: z.array(z.int().nullable()),
  remedies: z.array(z.object({ kind: z.enum(remedyKinds), verdict: verdictSchema, message: z.string() })),
  /** That this is information from the owner's numbers and no certificate. */
  disclaimer: z.string(),
});
export type FitReply = z.infer<typeof fitResultSchema>;
