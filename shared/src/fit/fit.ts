import { assignSpaces } from './assign';
import { clearance, doorHeight } from './clearance';
import { load } from './load';
import type { Accessibility, Space, Wheelchair } from './model';
import { remediesFor } from './remedies';
import type { Dimension, FitResult, Notice, Verdict } from './result';
import { securement, securementNotices } from './securement';
import { slope } from './slope';
import { ruleVersion } from './thresholds';
import { dimension, rankOf, worstOf } from './verdict';

type Findings = Omit<FitResult, 'remedies' | 'verdict'> & { verdict: Verdict };

function mode(accessibility: Accessibility, chair: number): Dimension {
  const offered = accessibility.modes.includes('passenger_in_wheelchair');
  const known = accessibility.modes.length > 0;
  const verdict = offered ? 'fits' : known ? 'does_not_fit' : 'unknown';
  const result = dimension('mode', verdict, { chair, space: null }, null, null, null);
  if (verdict === 'unknown') result.missing = 'vehicle';
  return result;
}

/** What every chair meets on its way in, in the order it meets it. */
function wayIn(accessibility: Accessibility, wheelchair: Wheelchair, chair: number): Dimension[] {
  const { door } = accessibility;
  const access = accessibility.access ?? {};
  const subject = { chair, space: null };
  const found = [mode(accessibility, chair), clearance('access_width', access.width, wheelchair, 'width', subject)];
  if (access.type === 'lift') found.push(clearance('platform_length', access.length, wheelchair, 'length', subject));
  else found.push(slope(access, wheelchair, subject));
  found.push(
    load(access, wheelchair, subject),
    clearance('door_width', door?.width, wheelchair, 'width', subject),
    doorHeight(door?.height, wheelchair, subject),
  );
  return found;
}

function inSpace(space: Space, wheelchair: Wheelchair, chair: number, index: number | null): Dimension[] {
  const subject = { chair, space: index };
  return [
    clearance('headroom', space.headroom, wheelchair, 'height', subject),
    clearance('space_length', space.length, wheelchair, 'length', subject),
    clearance('space_width', space.width, wheelchair, 'width', subject),
    securement(space, wheelchair, subject),
  ];
}

function noSpaceLeft(chair: number, wanted: number, places: number): Dimension {
  const result = dimension('spaces', 'does_not_fit', { chair, space: null }, null, wanted, places);
  result.reason = 'no_space_left';
  return result;
}

/** Verdict and dimensions of one chair or more, without remedies: what a list needs of a car that it shows. */
export function examineFit(accessibility: Accessibility, wheelchairs: readonly Wheelchair[]): Findings {
  const spaces = accessibility.spaces ?? [];
  const places: number[] = [];
  spaces.forEach((space, index) => {
    if (!space.driverPosition) places.push(index);
  });
  const inside = wheelchairs.map((wheelchair, chair) =>
    spaces.map((space, index) => (space.driverPosition ? [] : inSpace(space, wheelchair, chair, index))),
  );
  const rank = (chair: number, space: number) => rankOf(worstOf(inside[chair]?.[space] ?? []));
  const assignment = assignSpaces(wheelchairs.length, places, rank);

  const dimensions: Dimension[] = [];
  const notices: Notice[] = [];
  wheelchairs.forEach((wheelchair, chair) => {
    dimensions.push(...wayIn(accessibility, wheelchair, chair));
    const index = assignment[chair] ?? null;
    const space = index === null ? undefined : spaces[index];
    if (space) dimensions.push(...(inside[chair]?.[index ?? 0] ?? []));
    else if (spaces.length > 0) dimensions.push(noSpaceLeft(chair, wheelchairs.length, places.length));
    // An owner who has described no space yet: every number of it is missing.
    else dimensions.push(...inSpace({}, wheelchair, chair, null));
    for (const code of securementNotices(space ?? {}, wheelchair)) notices.push({ code, chair });
  });
  return { verdict: worstOf(dimensions), ruleVersion, dimensions, notices, assignment };
}

/** The verdict alone, without its remedies: what a list needs of every car. */
export function verdictOf(accessibility: Accessibility, wheelchairs: readonly Wheelchair[]): Verdict | null {
  return wheelchairs.length === 0 ? null : examineFit(accessibility, wheelchairs).verdict;
}

/**
 * Do these chairs (one to three, each with its person) travel in this car? Lengths in mm, masses in kg. No chair: verdict null.
 * The answer is information from the owner's numbers, not a safety certificate. Numbers: thresholds.json.
 */
export function checkFit(accessibility: Accessibility, wheelchairs: readonly Wheelchair[]): FitResult {
  if (wheelchairs.length === 0) {
    return { verdict: null, ruleVersion, dimensions: [], notices: [], assignment: [], remedies: [] };
  }
  const findings = examineFit(accessibility, wheelchairs);
  const remedies = findings.verdict === 'does_not_fit' ? remediesFor(accessibility, wheelchairs, verdictOf) : [];
  return { ...findings, remedies };
}
