import type { Verdict } from '@passerelle/shared/fit/result';
import { gather, middleOf } from './gather';
import { spread, type Box } from './spread';

interface Position {
  readonly lat: number;
  readonly lon: number;
}

export interface MapMarker extends Position {
  readonly id: string;
  /** Short, on the pin: its number in the list. */
  readonly text: string;
  /** Whole, for screen readers: number, title, verdict, price. */
  readonly label: string;
  readonly verdict?: Verdict | null | undefined;
}

/** Cars that are not in the list yet. */
export interface MapCluster extends Position {
  readonly count: number;
  /** What pressing it does, in words. */
  readonly label: string;
  readonly bounds: MapBounds;
}

export interface MapBounds {
  readonly north: number;
  readonly south: number;
  readonly east: number;
  readonly west: number;
}

/** A place on the screen, in px from the map's own zero. */
export type Project = (position: Position) => { readonly x: number; readonly y: number };

export type Pin =
  | (Box & { readonly kind: 'cars'; readonly members: readonly MapMarker[] })
  | (Box & { readonly kind: 'more'; readonly cluster: MapCluster });

const target = 44;
const letter = 10;
const padding = 26;
const shape = 28;
const wordsBeside = 70;

/** About as wide as it is drawn; a little more, so that pins never touch. */
const widthOf = (members: readonly MapMarker[]): number => {
  const [first] = members;
  if (members.length > 1 || !first) return padding + wordsBeside + letter * String(members.length).length;
  return Math.max(target, padding + letter * first.text.length + (first.verdict ? shape : 0));
};

const boxAt = (project: Project) => (members: readonly MapMarker[]): Box => ({ ...middleOf(members.map(project)), width: widthOf(members), height: target });

/** The pins of a map, in the order of the list; those of further pages last, beside the others where they would cover them. */
export function pinsOf(markers: readonly MapMarker[], clusters: readonly MapCluster[], project: Project): readonly Pin[] {
  const boxOf = boxAt(project);
  const cars = gather(markers, boxOf).map((members): Pin => ({ kind: 'cars', members, ...boxOf(members) }));
  const more = clusters.map((cluster): Pin => ({ kind: 'more', cluster, ...project(cluster), width: padding + letter * (1 + String(cluster.count).length), height: target }));
  return spread([...cars, ...more]);
}

/** The first zoom after `from` at which these markers no longer stand all in one pin; undefined where no zoom parts them. */
export function zoomThatParts(members: readonly MapMarker[], from: number, to: number, projectAt: (zoom: number) => Project): number | undefined {
  const zooms = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + 1 + index);
  return zooms.find((zoom) => gather(members, boxAt(projectAt(zoom))).length > 1);
}
