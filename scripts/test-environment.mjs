import path from 'node:path';
import { isForTests } from './engine/temporary.mjs';
import { Failure } from './lib/failure.mjs';

/** What a person has set for their own Passerelle. None of it may reach a test: it could touch their data or their money. */
const personal = /^(MONGODB_URI|DATA_DIR|HOST|PORT|PUBLIC_URL|TRUST_PROXY|NODE_ENV|DEMO|PUBLISH_REVIEW|RATE_LIMIT_SCALE|JWT_SECRET|FIELD_KEY|TILE_URL|LOG_LEVEL|SMTP_URL|STRIPE_.*|TEST_MONGODB_URI|PASSERELLE_TEST_.*)$/;

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
export const withoutPersonal = (env) => Object.fromEntries(Object.entries(env).filter(([name]) => !personal.test(name)));

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} TEST_MONGODB_URI, if it is set
 */
export function givenTestUri(env) {
  const uri = env.TEST_MONGODB_URI;
  if (uri && !isForTests(uri)) throw new Failure('TEST_MONGODB_URI names a database whose name does not end in _test', 'Tests empty their database. Use for example mongodb://127.0.0.1:27017/passerelle_test, or leave it away.');
  return uri || undefined;
}

/**
 * @param {{ uri: string, dir: string }} database
 * @returns {NodeJS.ProcessEnv} for the test runners: the database for them, other folders, nothing personal
 */
export function testEnvironment(env, { uri, dir }) {
  const journeys = uri.replace(/\/([^/?]*)_test(\?|$)/, '/$1_e2e_test$2');
  return { ...withoutPersonal(env), TEST_MONGODB_URI: uri, PASSERELLE_TEST_MONGODB_URI: journeys, DATA_DIR: path.join(dir, 'data') };
}
