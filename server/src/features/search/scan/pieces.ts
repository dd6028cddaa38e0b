import type { Bounds } from '@passerelle/shared/search/contract';
import type { Area } from '../area';
import { widthOf } from '../area';
import { bandOf, bandUnits, firstAtLeast, southOf } from '../store/bands';
import type { CarStore } from '../store/car-store';
import { degreeUnits } from '../store/columns';

/** Rows `from` to `until` of one band that may lie in an area. */
export interface Piece {
  readonly from: number;
  readonly until: number;
}

export const earthRadiusKm = 6371.0088;
const toRadians = Math.PI / 180;
/** A metre or so: what lies on an edge is looked at, not lost to rounding. */
const margin = 1e-5;

/** Half the width, in degrees of longitude, of a circle on the sphere at one latitude; all angles in radians. */
function halfWidthAt(lat: number, center: number, radius: number): number {
  const cosine = (Math.cos(radius) - Math.sin(lat) * Math.sin(center)) / (Math.cos(lat) * Math.cos(center));
  if (!(cosine > -1)) return 180;
  return cosine >= 1 ? 0 : Math.acos(cosine) / toRadians;
}

/** The widest a circle is between two latitudes, in degrees of longitude to either side. */
function halfWidthBetween(south: number, north: number, { center, radiusKm }: Area): number {
  const radius = radiusKm / earthRadiusKm;
  const lat = center.lat * toRadians;
  const widest = Math.asin(Math.max(-1, Math.min(1, Math.sin(lat) / Math.max(1e-12, Math.cos(radius)))));
  const at = Math.min(Math.max(widest, south * toRadians), north * toRadians);
  return halfWidthAt(at, lat, radius);
}

type Span = readonly [west: number, east: number];

/** A span of longitudes cut where the map is cut, each part within -180 to 180. */
function cut(west: number, east: number): Span[] {
  if (east - west >= 360 - 10 * margin) return [[-180, 180]];
  const shift = 360 * Math.floor((west + 180) / 360);
  const [from, to] = [west - shift, east - shift];
  if (to < 180) return from <= -180 + margin ? [[-180, to], [180, 180]] : [[from, to]];
  return [[from, 180], [-180, to - 360]];
}

const clip = ([a, b]: Span, [c, d]: Span): Span => [Math.max(a, c), Math.min(b, d)];

function spansOf(area: Area, south: number, north: number, inView: readonly Span[] | null): Span[] {
  if (!Number.isFinite(area.radiusKm)) return [...(inView ?? [])];
  const half = halfWidthBetween(south, north, area) + margin;
  const inCircle = cut(area.center.lon - half, area.center.lon + half);
  if (!inView) return inCircle;
  return inCircle.flatMap((a) => inView.map((b) => clip(a, b))).filter(([west, east]) => west <= east);
}

function latitudesOf({ center, bounds, radiusKm }: Area): Span {
  const reach = Number.isFinite(radiusKm) ? radiusKm / earthRadiusKm / toRadians + margin : 180;
  return clip([center.lat - reach, center.lat + reach], bounds ? [bounds.south, bounds.north] : [-90, 90]);
}

export function viewSpans(bounds: Bounds): Span[] {
  const { west } = bounds;
  return cut(west - margin, west + widthOf(bounds) + margin);
}

/** The runs of rows that hold every sorted car of an area, and few others. */
export function piecesOf({ bandAt, columns: { lon } }: CarStore, area: Area): Piece[] {
  const [south, north] = latitudesOf(area);
  const inView = area.bounds ? viewSpans(area.bounds) : null;
  const pieces: Piece[] = [];
  const last = bandOf(Math.ceil(north * degreeUnits));
  for (let band = bandOf(Math.floor(south * degreeUnits)); band <= last; band += 1) {
    const first = bandAt[band] ?? 0;
    const end = bandAt[band + 1] ?? first;
    if (first === end) continue;
    const edge = southOf(band);
    for (const [west, east] of spansOf(area, Math.max(south, edge / degreeUnits), Math.min(north, (edge + bandUnits) / degreeUnits), inView)) {
      const from = firstAtLeast(lon, first, end, Math.floor(west * degreeUnits));
      const until = firstAtLeast(lon, from, end, Math.ceil(east * degreeUnits) + 1);
      if (from < until) pieces.push({ from, until });
    }
  }
  return pieces;
}

export const rowsIn = (pieces: readonly Piece[]): number => pieces.reduce((sum, { from, until }) => sum + until - from, 0);

/** Cars that came or moved since the bands were made may lie anywhere. */
export const tailOf = ({ sorted, count }: CarStore): Piece[] => (sorted < count ? [{ from: sorted, until: count }] : []);

/** Of a piece of one band, the rows that lie in the area for certain; the others have to be looked at. */
export function surelyIn({ columns: { lat, lon } }: CarStore, area: Area, { from, until }: Piece): Piece {
  const nothing = { from: until, until };
  const { center, bounds, radiusKm } = area;
  const south = southOf(bandOf(lat[from] ?? 0)) / degreeUnits;
  const north = south + bandUnits / degreeUnits;
  if (bounds && (south < bounds.south || north > bounds.north)) return nothing;
  let start = from;
  let end = until;
  const keep = ([west, east]: Span) => {
    start = firstAtLeast(lon, start, end, Math.ceil(west * degreeUnits));
    end = firstAtLeast(lon, start, end, Math.floor(east * degreeUnits));
  };
  const middle = (lon[(from + until) >> 1] ?? 0) / degreeUnits;
  const around = (spans: Span[]) => spans.find(([west, east]) => middle >= west && middle <= east);
  if (bounds) {
    const span = around(cut(bounds.west + margin, bounds.west + widthOf(bounds) - margin));
    if (!span) return nothing;
    keep(span);
  }
  if (Number.isFinite(radiusKm)) {
    const radius = radiusKm / earthRadiusKm;
    const narrowest = Math.min(...[south, north].map((edge) => halfWidthAt(edge * toRadians, center.lat * toRadians, radius)));
    const span = narrowest > 3 * margin ? around(cut(center.lon - narrowest + 2 * margin, center.lon + narrowest - 2 * margin)) : undefined;
    if (!span) return nothing;
    keep(span);
  }
  return { from: start, until: end };
}
