import type { Accessibility, Space, Wheelchair } from './model';
import type { FitResult, Verdict } from './result';

export const preparations = ['ramp', 'lift', 'winch', 'straps_4', 'docking', 'three_point_belt', 'helper'] as const;
/** What an owner gets ready (or, for `helper`, who comes along). Codes, so that no measure can slip in. */
export type Preparation = (typeof preparations)[number];

/** All that an owner is ever shown of a fit check: no measure, no slack, no dimension, no remedy. */
export interface OwnerView {
  readonly verdict: Verdict | null;
  readonly ruleVersion: string;
  readonly wheelchairs: number;
  readonly preparation: readonly Preparation[];
}

const anchorageNeeds = { '4_point': 'straps_4', docking: 'docking' } as const;

function spaceNeeds(space: Space): Preparation[] {
  const anchorage = space.anchorage?.type;
  const needs: Preparation[] = [];
  if (anchorage && anchorage !== 'none') needs.push(anchorageNeeds[anchorage]);
  if (space.threePointBelt) needs.push('three_point_belt');
  return needs;
}

/**
 * Follows from what the car has and who comes, never from a number: a winch is listed wherever the car has one, so that its
 * presence does not give a weight away.
 */
export function preparationFor(
  accessibility: Accessibility,
  wheelchairs: readonly Wheelchair[],
  { assignment }: Pick<FitResult, 'assignment'>,
): Preparation[] {
  if (wheelchairs.length === 0) return [];
  const { access, spaces = [] } = accessibility;
  const needed = new Set<Preparation>();
  if (access?.type) needed.add(access.type);
  if (access?.type === 'ramp' && access.winch) needed.add('winch');
  for (const index of assignment) {
    const space = index === null ? undefined : spaces[index];
    if (space) spaceNeeds(space).forEach((need) => needed.add(need));
  }
  if (wheelchairs.some((chair) => chair.propulsion === 'attendant')) needed.add('helper');
  return preparations.filter((code) => needed.has(code));
}

export function ownerView(accessibility: Accessibility, wheelchairs: readonly Wheelchair[], result: FitResult): OwnerView {
  return {
    verdict: result.verdict,
    ruleVersion: result.ruleVersion,
    wheelchairs: wheelchairs.length,
    preparation: preparationFor(accessibility, wheelchairs, result),
  };
}
