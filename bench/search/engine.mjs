import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverBundle } from '../../scripts/build.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const features = './server/src/features';
/** What the bench needs of the server's sources, which it measures as they are. */
const doors = [
  `export { answerSearch } from '${features}/search/answer-search';`,
  `export { createIndexThread } from '${features}/search/thread/index-thread';`,
  `export { createLog } from './server/src/core/log/log';`,
  `export { createBreather, letOthersGo } from '${features}/search/pause';`,
  `export { CarStore } from '${features}/search/store/car-store';`,
  `export { dayOf } from '${features}/search/store/occupancy';`,
  `export { sortStore } from '${features}/search/store/sort-store';`,
  `export { searchRoutes } from '${features}/search/routes';`,
  `export { createGeo } from '${features}/geo';`,
  `export { drawVehicle } from './server/src/app/demo/draw-vehicle';`,
  `export { createRandom } from './server/src/app/demo/random';`,
  `export { startServer } from './server/src/app/server';`,
  `export { readConfig } from './server/src/core/config/config';`,
  `export { newId } from './server/src/core/ids';`,
  `export { searchQuerySchema } from './shared/src/search/contract';`,
  `export { Router } from 'express';`,
  `export { createConnection } from 'mongoose';`,
];

/**
 * The search engine of the server, bundled as the product's server is; `file`: where; `threadFile`: where its thread is.
 * @param {import('../../scripts/lib/program.mjs').Life} life
 */
export async function loadEngine(life) {
  const { build } = await import('esbuild');
  // Beside the product's bundle, where the server's packages are found.
  const folder = inRoot('server', 'dist', 'bench-search');
  const { outdir, ...bundle } = serverBundle(folder);
  await build({ ...bundle, outdir, sourcemap: false });
  const outfile = path.join(folder, 'doors.js');
  await build({ ...bundle, entryPoints: [], outfile, sourcemap: false, stdin: { contents: doors.join('\n'), resolveDir: inRoot(), loader: 'ts' } });
  life.onEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = pathToFileURL(outfile).href;
  return { ...(await import(file)), file, threadFile: pathToFileURL(path.join(folder, 'search-thread.js')) };
}
