import { runServer } from '../../scripts/lib/server.mjs';
import { Failure } from '../../scripts/lib/failure.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { mustCall } from '../people.mjs';

/**
 * A server that only does what no booking can do without; see bare-server.mjs. The product must have taken a booking before.
 * @param {import('../../scripts/lib/program.mjs').Life} life
 * @param {string} databaseUri
 */
export async function startBare(life, databaseUri) {
  const server = runServer({ entry: inRoot('bench', 'bookings', 'bare-server.mjs'), args: [databaseUri], env: process.env });
  life.onEnd(server.stop);
  const died = server.ended.then(() => Promise.reject(new Failure('The server of bare transactions ended before it was ready', 'What it said is above.')));
  died.catch(() => {});
  const url = await Promise.race([server.ready, died]);
  return {
    addCar: (vehicleId) => mustCall(url, 'POST', '/car', { body: { vehicleId } }),
    /** Guard on the calendar, booking and event in one transaction. */
    transact: (trip) => mustCall(url, 'POST', '/', { body: trip }),
  };
}
