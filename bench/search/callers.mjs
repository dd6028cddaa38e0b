// A thread of its own, so that who asks does not take the time of who answers: keeps so many connections busy for a while.
import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { url, connections, ms, requests } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });

function call({ method, path, body }) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request(url + path, { method, agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode, bytes }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const times = [];
let bytes = 0;
let refused = 0;
let next = 0;

async function caller(until) {
  while (performance.now() < until) {
    const since = performance.now();
    const answer = await call(requests[next++ % requests.length]);
    times.push(performance.now() - since);
    bytes += answer.bytes;
    if (answer.status !== 200) refused += 1;
  }
}

const since = performance.now();
await Promise.all(Array.from({ length: connections }, () => caller(since + ms)));
agent.destroy();
parentPort.postMessage({ times, refused, meanBytes: bytes / times.length, perSecond: times.length / ((performance.now() - since) / 1000) });
