/**
 * The database that MONGODB_URI names: somebody else's to start and stop.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./database.mjs').Database | undefined}
 */
export function fromUri(env, dataDir, log) {
  if (!env.MONGODB_URI) return undefined;
  log(`database: MONGODB_URI (${withoutPassword(env.MONGODB_URI)})`);
  return { uri: env.MONGODB_URI, engine: 'external', version: '', dataDir, stop: async () => {}, stopNow: () => {} };
}

const withoutPassword = (uri) => uri.replace(/\/\/([^:@/]+):[^@/]*@/, '//$1:…@');
