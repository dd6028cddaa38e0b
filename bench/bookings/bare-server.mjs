// What a booking costs at the least, in the product's process shape: one server, over HTTP, with the driver that the product uses.
// Each POST is one transaction: guard on the calendar, booking, event. Documents and indexes are the product's own.
import http from 'node:http';
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/paths.mjs';

const { MongoClient } = createRequire(createRequire(inRoot('server', 'package.json')).resolve('mongoose'))('mongodb');
const [uri] = process.argv.slice(2);
const transactionOptions = { maxCommitTimeMS: 10_000, timeoutMS: 10_000, readConcern: { level: 'snapshot' } };
const bufferMs = 3_600_000;

const client = await new MongoClient(uri, { writeConcern: { w: 'majority', journal: true }, maxPoolSize: 50, monitorCommands: true }).connect();
// The product's server counts its commands while it is measured, so this one does too.
let commands = 0;
client.on('commandStarted', () => (commands += 1));
const database = client.db();
const of = (name) => database.collection(`bare_${name}`);

const templates = {};
for (const name of ['bookings', 'events']) {
  templates[name] = await database.collection(name).findOne(name === 'events' ? { type: 'booking.dates_held' } : { state: 'pending_payment' });
  await database.createCollection(`bare_${name}`);
  const indexes = await database.collection(name).indexes();
  for (const { key, name: indexName } of indexes) if (indexName !== '_id_') await of(name).createIndex(key, { name: indexName });
}
await database.createCollection('bare_calendars');

let made = 0;
async function transact({ vehicleId, period }) {
  const [from, to] = [new Date(period.from), new Date(period.to)];
  made += 1;
  const id = `bare_${made}`;
  const taken = [
    { entries: { $elemMatch: { kind: 'block', from: { $lt: to }, to: { $gt: from } } } },
    { entries: { $elemMatch: { kind: { $in: ['booking', 'hold'] }, from: { $lt: new Date(+to + bufferMs) }, to: { $gt: new Date(+from - bufferMs) } } } },
  ];
  const session = client.startSession();
  try {
    await session.withTransaction(async () => {
      const entry = { id, kind: 'hold', from, to, bookingId: id };
      const { matchedCount } = await of('calendars').updateOne({ _id: vehicleId, $nor: taken }, { $push: { entries: entry }, $inc: { version: 1 } }, { session });
      if (matchedCount !== 1) throw new Error('dates taken');
      await of('bookings').insertOne({ ...templates.bookings, _id: id, vehicleId, period: { from, to }, createdAt: new Date() }, { session });
      await of('events').insertOne({ ...templates.events, _id: id, subject: { kind: 'booking', id }, at: new Date() }, { session });
    }, transactionOptions);
  } finally {
    await session.endSession();
  }
}

async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString());
  if (request.url === '/car') await of('calendars').insertOne({ _id: body.vehicleId, version: 0, entries: [] });
  else await transact(body);
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ commands }));
}

const server = http.createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(error) })));
});
server.listen(0, '127.0.0.1', () => process.send({ ready: true, url: `http://127.0.0.1:${server.address().port}` }));
for (const reason of ['SIGTERM', 'disconnect']) process.on(reason, () => process.exit(0));
