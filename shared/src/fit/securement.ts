import type { Space, Wheelchair } from './model';
import type { Dimension, NoticeCode, Reason, Verdict } from './result';
import { dimension, type Subject, whoIsMissing, worse } from './verdict';

type Party = 'vehicle' | 'wheelchair';

const plain = (pin: string) => pin.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether the chair's pin is the one the docking station takes. A chair known to have no pin cannot dock. */
export function docks(station: string | undefined, pin: string | null | undefined): boolean | Party {
  if (pin === null) return false;
  if (pin === undefined) return 'wheelchair';
  return station === undefined ? 'vehicle' : plain(station) === plain(pin);
}

/**
 * How the chair is held. Reports the chair's mass against the anchorage's limit, and what else stands in the way: the worst
 * finding gives the verdict, the first of the worst its reason.
 */
export function securement(space: Space, chair: Wheelchair, subject: Subject): Dimension {
  const { anchorage } = space;
  const limit = anchorage?.maxChairMass?.value;
  const result = dimension('securement', 'fits', subject, 'kg', chair.chairMass ?? null, limit ?? null);
  const find = (verdict: Verdict, reason?: Reason, missing?: Party) => {
    if (worse(result.verdict, verdict) === result.verdict) return;
    Object.assign(result, { verdict, reason, missing });
  };

  if (anchorage === null || anchorage?.type === 'none') find('does_not_fit', 'anchorage_none');
  if (space.facing === 'side') find('does_not_fit', 'side_facing');
  if (anchorage?.type === 'docking') {
    const docked = docks(anchorage.dockingModel, chair.dockingPin);
    if (docked === false) find('does_not_fit', 'other_docking_pin');
    else if (docked !== true) find('unknown', 'docking_unknown', docked);
  }
  if (chair.chairMass !== undefined && limit !== undefined && chair.chairMass > limit) find('does_not_fit', 'too_heavy_for_anchorage');
  const missing = whoIsMissing(chair.chairMass, limit) ?? (anchorage?.type === undefined ? 'vehicle' : undefined);
  if (missing) find('unknown', undefined, missing);
  if (chair.crashTested === 'no') find('tight', 'not_crash_tested');
  if (hasNoBelt(space)) find('tight', 'no_three_point_belt');
  return result;
}

const hasNoBelt = (space: Space) => space.threePointBelt === false || space.threePointBelt === null;

/** What the traveller must know about being held, whatever the verdict. */
export function securementNotices(space: Space, chair: Wheelchair): NoticeCode[] {
  const codes: NoticeCode[] = [];
  if (chair.crashTested === 'no') codes.push('not_crash_tested');
  else if (chair.crashTested !== 'yes') codes.push('crash_test_unknown');
  if (hasNoBelt(space)) codes.push('no_three_point_belt');
  else if (space.threePointBelt === undefined) codes.push('three_point_belt_unknown');
  if (space.facing === undefined) codes.push('facing_unknown');
  return codes;
}
