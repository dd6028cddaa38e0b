/** What Stripe's codes are about, in the words of a person; it has some two hundred. */
const kinds = [
  [/^external_account/, 'bank'],
  [/verification\.(document|additional_document)/, 'document'],
  [/tos_acceptance/, 'terms'],
  [/^(business|company|settings|documents)/, 'business'],
  [/^(individual|person|representative|owners|directors)/, 'person'],
] as const;

type RequirementKey = (typeof kinds)[number][1] | 'other';

/** Keys of `requirement` texts, each once, for Stripe's codes (`external_account`, `individual.dob.day`). */
export function requirementKeys(codes: readonly string[]): RequirementKey[] {
  return [...new Set(codes.map((code) => kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'other'))];
}
