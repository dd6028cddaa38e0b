import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { serverBundle } from '../../scripts/build.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const features = './server/src/features';
/** What the bench needs of the server's sources, which it measures as they are. */
const doors = [
  `export { answerSearch } from '${features}/search/answer-search';`,
  `export { createGate } from '${features}/search/gate';`,
  `export { createBreather, letOthersGo } from '${features}/search/pause';`,
  `export { CarStore } from '${features}/search/store/car-store';`,
  `export { dayOf } from '${features}/search/store/occupancy';`,
  `export { sortStore } from '${features}/search/store/sort-store';`,
  `export { createGeo } from '${features}/geo';`,
  `export { drawVehicle } from './server/src/app/demo/draw-vehicle';`,
  `export { createRandom } from './server/src/app/demo/random';`,
  `export { newId } from './server/src/core/ids';`,
  `export { searchQuerySchema } from './shared/src/search/contract';`,
];

/**
 * The search engine of the server, bundled as the product's server is.
 * @param {import('../../scripts/lib/program.mjs').Life} life
 */
export async function loadEngine(life) {
  const { build } = await import('esbuild');
  // Beside the product's bundle, where the server's packages are found.
  const outfile = inRoot('server', 'dist', 'bench-search.js');
  await build({ ...serverBundle(), entryPoints: [], outfile, sourcemap: false, stdin: { contents: doors.join('\n'), resolveDir: inRoot(), loader: 'ts' } });
  life.onEnd(() => fs.rmSync(outfile, { force: true }));
  return import(pathToFileURL(outfile).href);
}
