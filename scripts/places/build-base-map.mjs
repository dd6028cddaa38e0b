// Writes client/src/ui/map/base-map-data.json: the land that is drawn when no tile server is set. France and its territories are
// drawn finely, their surroundings coarsely, the rest of a country that reaches further hardly at all. Run by hand, after build-places:
//   node scripts/places/build-base-map.mjs
// The same packages give the same bytes. Nothing is downloaded.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseTowns } from './choose-towns.mjs';
import { simplifyLine } from './simplify-line.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, '../../client/src/ui/map/base-map-data.json');
const require = createRequire(join(here, '../../client/package.json'));
const world = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'));

const FRENCH = new Set([
  'France', 'New Caledonia', 'Fr. Polynesia', 'Wallis and Futuna Is.', 'St. Pierre and Miquelon', 'St-Martin', 'St-Barthélemy',
]);
/** What a map of France or of one of its territories can show: [west, south, east, north]. */
const BOXES = [
  [-13, 36, 18, 57], [-64.5, 13.5, -60, 18.6], [-56, 1, -50, 7], [43, -22, 58, -11], [-58, 45.5, -54, 48],
  [162, -23.5, 169, -19], [-155, -28, -134, -7], [-179, -15, -175.5, -12.5],
];
// Smallest triangle (in square degrees) that a point must make with its neighbours to stay.
const FINE = 0.00002;
const COARSE = 0.002;
const FAR = 1;
const SMALLEST_FRENCH_RING = 0.0006;
const SMALLEST_RING = 0.01;
/** Degrees in one step of the numbers in the file: about 100 m. */
const STEP = 0.001;

const inBox = ([x, y]) => BOXES.some(([west, south, east, north]) => x >= west && x <= east && y >= south && y <= north);
const touchesBox = (points) => points.some(inBox);

function decodeArcs() {
  const { scale, translate } = world.transform;
  return world.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

const arcIndex = (reference) => (reference < 0 ? ~reference : reference);

function ringPoints(ring, arcs) {
  return ring.flatMap((reference) => {
    const points = arcs[arcIndex(reference)];
    return (reference < 0 ? [...points].reverse() : points).slice(1);
  });
}

function area(points) {
  let sum = 0;
  for (let at = 0; at < points.length; at += 1) {
    const [x1, y1] = points[at];
    const [x2, y2] = points[(at + 1) % points.length];
    sum += x1 * y2 - x2 * y1;
  }
  return Math.abs(sum) / 2;
}

/** The polygons of each country that a map can show, without islets. */
function chooseCountries(arcs) {
  const countries = [];
  for (const geometry of world.objects.countries.geometries) {
    const french = FRENCH.has(geometry.properties.name);
    const smallest = french ? SMALLEST_FRENCH_RING : SMALLEST_RING;
    const all = geometry.type === 'Polygon' ? [geometry.arcs] : (geometry.arcs ?? []);
    const polygons = all
      .filter(([outer]) => touchesBox(ringPoints(outer, arcs)) && area(ringPoints(outer, arcs)) >= smallest)
      .map(([outer, ...holes]) => [outer, ...holes.filter((hole) => area(ringPoints(hole, arcs)) >= SMALLEST_FRENCH_RING)]);
    if (polygons.length > 0) countries.push({ french, polygons });
  }
  return countries;
}

function encodeArc(points) {
  let x = 0;
  let y = 0;
  return points
    .map(([lon, lat]) => [Math.round(lon / STEP), Math.round(lat / STEP)])
    // The last point stays even where the line is shorter than a step: a line has two ends.
    .filter((point, at, all) => at === 0 || at === all.length - 1 || point[0] !== all[at - 1][0] || point[1] !== all[at - 1][1])
    .map(([toX, toY]) => {
      const delta = [toX - x, toY - y];
      [x, y] = [toX, toY];
      return delta;
    });
}

const arcs = decodeArcs();
const countries = chooseCountries(arcs);
const french = new Set(countries.filter((country) => country.french).flatMap((country) => country.polygons.flat(2).map(arcIndex)));
const used = [...new Set(countries.flatMap((country) => country.polygons.flat(2).map(arcIndex)))].sort((a, b) => a - b);
const renumbered = new Map(used.map((old, now) => [old, now]));
const renumber = (reference) => (reference < 0 ? ~renumbered.get(~reference) : renumbered.get(reference));
const thresholdOf = (arc) => (point) => (french.has(arc) ? FINE : inBox(point) ? COARSE : FAR);

const places = readFileSync(join(here, '../../server/data/places.tsv'), 'utf8');
const data = {
  step: STEP,
  arcs: used.map((arc) => encodeArc(simplifyLine(arcs[arc], thresholdOf(arc)))),
  countries: countries.map((country) => ({
    french: country.french,
    polygons: country.polygons.map((polygon) => polygon.map((ring) => ring.map(renumber))),
  })),
  towns: chooseTowns(places, 120),
};
const text = `${JSON.stringify(data)}\n`;
writeFileSync(output, text);
console.log(`${countries.length} countries, ${used.length} lines, ${data.towns.length} towns, ${(Buffer.byteLength(text) / 1000).toFixed(0)} kB`);
