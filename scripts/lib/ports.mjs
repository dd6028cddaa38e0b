import net from 'node:net';

/**
 * @param {number} port 0 for any
 * @param {string} host
 * @returns {Promise<number>} the port, which was free a moment ago
 */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** @returns {Promise<NodeJS.ErrnoException | undefined>} why nobody can listen there, or undefined when it is free */
export const whyNotFree = (port, host = '127.0.0.1') => tryPort(port, host).then(() => undefined, (error) => error);

/**
 * @param {number} [preferred] taken when it is free
 * @returns {Promise<number>} a port of 127.0.0.1 that is free now
 */
export async function freePort(preferred) {
  if (preferred && !(await whyNotFree(preferred))) return preferred;
  return tryPort(0, '127.0.0.1');
}

/** @returns {Promise<boolean>} whether somebody answers on that port */
export function answers(port, host = '127.0.0.1', timeoutMs = 1000) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const done = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(timeoutMs, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}
