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

/** Begins a flow within the call of who will go on, so that all they do after it is of the same flow; the one before has ended. */
function begin(kind, name) {
  const before = flow.getStore();
  if (before?.kind === 'route') return;
  if (before?.name) keep({ ...before, ms: performance.now() - before.since });
  flow.enterWith(newFlow(kind, name));
}

// An effect begins where it is claimed, and is known once the answer says which it is.
const { findOneAndUpdate, findById } = mongoose.Model;
mongoose.Model.findOneAndUpdate = function claim(...args) {
  if (this.collection.name === 'effects') begin('effect', '');
  return findOneAndUpdate.apply(this, args);
};

// Where nobody asked and no effect runs, a booking is read because its deadline has passed. The flow of the first look for effects
// goes on in all that the server starts after it, and has no name.
const isIdle = (record) => !record?.name || record.kind === 'deadline';
mongoose.Model.findById = function read(...args) {
  if (this.collection.name === 'bookings' && isIdle(flow.getStore())) begin('deadline', 'bookings');
  return findById.apply(this, args);
};

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

function ended({ requestId, duration, commandName, reply }) {
  const asked = open.get(requestId);
  if (asked) asked.ms = duration;
  open.delete(requestId);
  const record = flow.getStore();
  if (record?.kind === 'effect' && commandName === 'findAndModify') record.name ||= reply?.value?.listener ?? '';
}

const connect = mongoose.createConnection;
mongoose.createConnection = (uri, options) => {
  const connection = connect.call(mongoose, uri, { ...options, monitorCommands: true });
  connection.on('commandStarted', started).on('commandSucceeded', ended).on('commandFailed', ended);
  return connection;
};
