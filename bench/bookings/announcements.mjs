import { createRequire } from 'node:module';
import { Failure } from '../../scripts/lib/failure.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const patienceMs = 120_000;

/**
 * Follows what the product announces to an account, over a socket as a browser does: learning of an end costs the database nothing.
 * @param {import('../../scripts/lib/program.mjs').Life} life
 * @param {string} url
 * @param {{ token: () => Promise<string> }} person
 */
export async function followAnnouncements(life, url, person) {
  const { io } = createRequire(inRoot('server', 'package.json'))('socket.io-client');
  const heard = new Map();
  const waiting = new Map();
  const socket = io(url, { path: '/api/socket', transports: ['websocket'], auth: (give) => void person.token().then((token) => give({ token })) });
  life.onEnd(() => socket.close());
  socket.on('announcement', ({ type, subject }) => {
    const key = `${type} ${subject.id}`;
    heard.set(key, Date.now());
    waiting.get(key)?.(heard.get(key));
  });
  // A socket ends with its token; the next one comes with a new token.
  socket.on('disconnect', () => socket.connect());
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));

  return {
    /** @returns {Promise<number>} when the event was announced, in ms since 1970 */
    hear(type, id) {
      const key = `${type} ${id}`;
      if (heard.has(key)) return Promise.resolve(heard.get(key));
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Failure(`${type} of ${id} was not announced within ${patienceMs / 1000} s`)), patienceMs);
        waiting.set(key, (at) => {
          clearTimeout(timer);
          waiting.delete(key);
          resolve(at);
        });
      });
    },
  };
}
