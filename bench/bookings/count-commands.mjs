// Loaded into the server with --import: notes what each request, effect and deadline asks of the database. The product's code knows nothing of it.
import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/lib/paths.mjs';

const file = process.env.PASSERELLE_BENCH_TALLY;
/** What a request leaves behind may go on a moment after its reply. */
const afterReplyMs = 300;
const mongoose = createRequire(inRoot('server', 'package.json'))('mongoose');
const flow = new AsyncLocalStorage();

const newFlow = (kind, name) => ({ kind, name, since: performance.now(), ms: 0, commands: [], transactions: 0 });
const keep = (record) => fs.appendFileSync(file, `${JSON.stringify(record)}\n`);

/** `/api/bookings/bkg_1/transitions/abandon` is the route `/api/bookings/:id/transitions/abandon`. */
const routeOf = ({ method, url }) => `${method} ${url.replace(/\?.*/, '').replace(/\/[a-z]{3}_[\w-]+/g, '/:id').replace(/(\/pay\/)[^/]+$/, '$1:token')}`;

diagnostics.subscribe('http.server.request.start', ({ request, response }) => {
  if (!request.url.startsWith('/api/')) return;
  const record = newFlow('route', routeOf(request));
  flow.enterWith(record);
  response.once('finish', () => {
    record.ms = performance.now() - record.since;
    setTimeout(() => keep(record), afterReplyMs).unref();
  });
});

// What the system does by itself is a flow of its own, also where it begins inside a request; but for the page that the request waits for.
const waitedFor = 'payments.open-checkout';
const acts = diagnostics.tracingChannel('passerelle.act');
acts.start.bindStore(flow, (act) => {
  const asking = flow.getStore();
  if (act.name === waitedFor && asking?.kind === 'route') return asking;
  act.record = newFlow(act.kind, act.name);
  return act.record;
});
acts.asyncEnd.subscribe(({ record }) => record && keep({ ...record, ms: performance.now() - record.since }));

const open = new Map();

function started({ requestId, command, commandName }) {
  const record = flow.getStore();
  if (!record) return;
  const collection = command[commandName];
  const asked = { what: typeof collection === 'string' ? `${commandName} ${collection}` : commandName, ms: 0 };
  record.commands.push(asked);
  if (command.startTransaction) record.transactions += 1;
  open.set(requestId, asked);
}

function ended({ requestId, duration }) {
  const asked = open.get(requestId);
  if (asked) asked.ms = duration;
  open.delete(requestId);
}

const connect = mongoose.createConnection;
mongoose.createConnection = (uri, options) => {
  const connection = connect.call(mongoose, uri, { ...options, monitorCommands: true });
  connection.on('commandStarted', started).on('commandSucceeded', ended).on('commandFailed', ended);
  return connection;
};
