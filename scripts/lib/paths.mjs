import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The repository's folder. */
const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** @param {...string} parts a path below the repository's folder */
export const inRoot = (...parts) => path.join(root, ...parts);

/**
 * Where the data of this installation live.
 * @param {NodeJS.ProcessEnv} env
 */
export const dataDirOf = (env) => path.resolve(root, env.DATA_DIR || '.data');
