import type { Accessibility, Wheelchair } from './model';
import { type Remedy, type RemedyKind, remedyKinds, type Verdict } from './result';
import { remedies as changes } from './thresholds';

interface Case {
  readonly accessibility: Accessibility;
  readonly wheelchairs: readonly Wheelchair[];
}

export type Change = (before: Case) => Case;

const eachChair = (change: (chair: Wheelchair) => Wheelchair): Change => (before) => ({
  accessibility: before.accessibility,
  wheelchairs: before.wheelchairs.map(change),
});

/** A helper pushes a chair that its user propels; a powered chair cannot safely be pushed up a slope it cannot climb. */
const helper = eachChair((chair) =>
  chair.propulsion === 'self' ? { ...chair, propulsion: 'attendant', helperMass: changes.helperMass } : chair,
);

const bow = eachChair((chair) => ({ ...chair, headBow: Math.max(chair.headBow ?? 0, changes.headBow) }));

/** A winch that pulls the heaviest of the chairs. */
const winch: Change = ({ accessibility, wheelchairs }) => {
  const needed = Math.max(0, ...wheelchairs.map((chair) => chair.occupiedMass ?? 0));
  const value = Math.max(needed, accessibility.access?.winch?.swl?.value ?? 0);
  const swl = { value, unit: 'kg', source: 'owner' } as const;
  return { accessibility: { ...accessibility, access: { ...accessibility.access, winch: { swl } } }, wheelchairs };
};

/** What each remedy changes, so that a search can try it on many cars. */
export const changeFor: Readonly<Record<RemedyKind, Change>> = { helper, winch, bow };

/** What would help a chair that does not fit: each change is tried alone and listed with the verdict it gives. */
export function remediesFor(
  accessibility: Accessibility,
  wheelchairs: readonly Wheelchair[],
  verdictOf: (accessibility: Accessibility, wheelchairs: readonly Wheelchair[]) => Verdict | null,
): Remedy[] {
  return remedyKinds.flatMap((kind) => {
    const after = changeFor[kind]({ accessibility, wheelchairs });
    const verdict = verdictOf(after.accessibility, after.wheelchairs);
    return verdict === null || verdict === 'does_not_fit' ? [] : [{ kind, verdict }];
  });
}
