import { onPath } from '../lib/child.mjs';
import { mongodEngine } from './mongod.mjs';
import { Unavailable } from './unavailable.mjs';

/** @type {import('./database.mjs').Candidate} */
export async function mongodOnPath({ env, record }) {
  const command = await onPath('mongod', env);
  if (!command) throw new Unavailable('mongod: not on the PATH', 'Install MongoDB Community: https://www.mongodb.com/docs/manual/installation/');
  return mongodEngine(command, 'from the PATH', record);
}
