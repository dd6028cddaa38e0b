import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../scripts/lib/paths.mjs';
import { shortTime, quantile } from './statistics.mjs';

const aimMs = 5;
const asked = 20_000;
const warmUp = 2_000;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function drawer(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A letter left out, doubled, changed or swapped with its neighbour. */
function slip(text, draw) {
  const at = Math.floor(draw() * text.length);
  const other = letters[Math.floor(draw() * letters.length)];
  const kinds = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + other + text.slice(at),
    () => text.slice(0, at) + other + text.slice(at + 1),
    () => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  ];
  return kinds[Math.floor(draw() * kinds.length)]();
}

/** The server's own finder, bundled from its source. */
async function loadFinder(life) {
  const { build } = await import('esbuild');
  const dir = inRoot('server', 'dist');
  fs.mkdirSync(dir, { recursive: true });
  const outfile = path.join(dir, 'bench-places.mjs');
  life.onEnd(() => fs.rmSync(outfile, { force: true }));
  const contents = "export { createPlaceFinder } from './find-places'; export { loadPlaces } from './places-file';";
  await build({ stdin: { contents, resolveDir: inRoot('server', 'src', 'features', 'geo'), loader: 'ts' }, bundle: true, platform: 'node', format: 'esm', outfile });
  return import(pathToFileURL(outfile).href);
}

/** Each answer in ms, one keystroke after the other, as one process gives them. */
function timesOf(find, queries) {
  for (const query of queries.slice(0, warmUp)) find(query, 8);
  return queries.slice(warmUp).map((query) => {
    const started = performance.now();
    find(query, 8);
    return performance.now() - started;
  });
}

/** How long the server thinks about one keystroke in the place box, without HTTP. */
async function measure(life, log) {
  const { createPlaceFinder, loadPlaces } = await loadFinder(life);
  const places = loadPlaces(inRoot('server', 'data', 'places.tsv'));
  const started = performance.now();
  const find = createPlaceFinder(places);
  const built = performance.now() - started;
  const draw = drawer(1);
  const prefixes = Array.from({ length: asked + warmUp }, () => {
    const name = places.names[Math.floor(draw() * places.count)];
    return name.slice(0, 1 + Math.floor(draw() * name.length));
  });
  const kinds = {
    'names as they are typed': prefixes,
    'the same with one wrong letter': prefixes.map((text) => (text.length < 4 ? text : slip(text, draw))),
    postcodes: prefixes.map(() => String(Math.floor(draw() * 97_000)).padStart(5, '0').slice(0, 1 + Math.floor(draw() * 5))),
  };
  const rows = [];
  for (const [kind, queries] of Object.entries(kinds)) {
    log(`${kind}: ${String(asked)} keystrokes`);
    const times = timesOf(find, queries);
    const p99 = quantile(times, 0.99);
    rows.push([`One keystroke, ${kind}: p50`, shortTime(quantile(times, 0.5)), '']);
    rows.push([`One keystroke, ${kind}: p99`, shortTime(p99), `${p99 < aimMs ? 'ok' : 'over'}: under ${String(aimMs)} ms`]);
    rows.push([`One keystroke, ${kind}: slowest`, shortTime(Math.max(...times)), '']);
  }
  rows.push([`Indexes of ${String(places.count)} places, made once at the start`, `${String(Math.round(built))} ms`, '']);
  return {
    ok: true,
    rows,
    notes: [`In process, without HTTP: beginnings of any length of names drawn from all ${String(places.count)} places (not by population), ${String(asked)} of each kind, the same in every run. Eight answers each.`],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const placeBox = { name: 'places', title: 'Place box', measure };
