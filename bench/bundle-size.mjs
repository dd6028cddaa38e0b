import fs from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from '../scripts/build.mjs';
import { Failure } from '../scripts/lib/failure.mjs';
import { readJson } from '../scripts/lib/files.mjs';
import { inRoot } from '../scripts/lib/paths.mjs';
import { kilobytes } from './statistics.mjs';

const aimBytes = 150_000;
/** What main.tsx loads before the first page (`ns` in client/src/lib/i18n.ts), in one language. */
const shellTexts = ['app', 'lib', 'ui'].map((place) => `src/${place}/locales/fr.json`);
const searchTexts = 'src/features/search/locales/fr.json';
const routes = [
  { page: 'Home', parts: ['src/features/search/HomePage.tsx', searchTexts] },
  { page: 'Search', parts: ['src/features/search/SearchPage.tsx', searchTexts] },
];
const isMap = (key) => /^src\/ui\/map\/|leaflet|world-atlas|topojson/i.test(key);

/** The chunk and all that the browser fetches because of it. */
function closureOf(manifest, key, found = new Set()) {
  if (found.has(key)) return found;
  const chunk = manifest[key];
  if (!chunk) throw new Failure(`Vite's manifest has no ${key}`, 'Did the file move? Say so in bench/bundle-size.mjs.');
  found.add(key);
  for (const next of chunk.imports ?? []) closureOf(manifest, next, found);
  return found;
}

const isScript = (file) => /\.m?js$/.test(file);
const gzip = (file) => gzipSync(fs.readFileSync(inRoot('client', 'dist', file)), { level: 9 }).length;

function sizeOf(manifest, keys) {
  const files = new Set([...keys].map((key) => manifest[key].file).filter(isScript));
  return [...files].reduce((sum, file) => sum + gzip(file), 0);
}

/** What the page fetches only when it draws a map: chunks behind a dynamic import, less what is there already. */
function mapChunks(manifest, initial) {
  const lazy = [...initial].flatMap((key) => manifest[key].dynamicImports ?? []).filter(isMap);
  const all = new Set();
  for (const key of lazy) closureOf(manifest, key, all);
  for (const key of [...all]) for (const deeper of (manifest[key].dynamicImports ?? []).filter(isMap)) closureOf(manifest, deeper, all);
  return [...all].filter((key) => !initial.has(key));
}

/** The JavaScript that must arrive before a page can be used, gzipped, from the manifest of the build. */
async function measure(_life, log) {
  await build(log);
  const manifest = readJson(inRoot('client', 'dist', '.vite', 'manifest.json'));
  if (!manifest) throw new Failure('client/dist has no manifest', 'build.manifest must be on in client/vite.config.ts.');
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const rows = [];
  const asked = new Map();
  for (const { page, parts } of routes) {
    const initial = new Set();
    for (const key of [entry, ...shellTexts, ...parts]) closureOf(manifest, key, initial);
    const size = sizeOf(manifest, initial);
    rows.push([`${page} page`, kilobytes(size), `${size < aimBytes ? 'ok' : 'over'}: under ${kilobytes(aimBytes)}`]);
    rows.push([`${page} page, of which texts`, kilobytes(sizeOf(manifest, [...initial].filter((key) => key.endsWith('.json')))), '']);
    for (const key of mapChunks(manifest, initial)) asked.set(manifest[key].file, key);
  }
  for (const [file, key] of [...asked].sort()) if (isScript(file)) rows.push([`Map, fetched later: ${key.replace(/^.*\/node_modules\//, '')}`, kilobytes(gzip(file)), '']);
  return {
    ok: true,
    rows,
    notes: ['gzip level 9, units of 1,000 bytes. The entry, the page\'s own chunk and everything they import, with the texts of one language (French). Style sheets and fonts are not counted.'],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const bundleSize = { name: 'bundle-size', title: 'Initial JavaScript', measure };
