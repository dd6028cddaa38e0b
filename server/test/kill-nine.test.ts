import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import Stripe from 'stripe';
import { accountsContract } from '@passerelle/shared/accounts/contract';
import { bookingsContract, type Booking } from '@passerelle/shared/bookings/contract';
import { bookingEquation, type LedgerEntry } from '@passerelle/shared/bookings/ledger';
import { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import { dayMs } from '@passerelle/shared/time';
import { aListing } from '../src/features/vehicles/vehicle-fixtures';
import { apiClient, type ApiClient } from './api-client';
import { buildServer, freePort, serverProcess, type ServerProcess } from './child-processes';
import { eventually } from './eventually';
import { freshDatabaseUri } from './start-test-server';
import { paySandbox } from './stripe-stand-in';

jest.setTimeout(120_000);

const { routes: bookings } = bookingsContract;
const { routes: vehicles } = vehiclesContract;

let folder: string;
let database: Connection;
let port: number;
let program: string;
let server: ServerProcess;

async function signUp(email: string): Promise<ApiClient> {
  const url = `http://127.0.0.1:${port}`;
  const { accessToken } = await apiClient(url).ok(accountsContract.routes.signUp, { body: { email, password: 'une phrase assez longue', displayName: 'Ada', locale: 'fr', acceptTerms: true } });
  return apiClient(url, { token: () => accessToken });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-kill-'));
  const uri = freshDatabaseUri();
  port = await freePort();
  program = buildServer('kill-nine');
  server = serverProcess(program, { port, dataDir: folder, uri });
  database = await mongoose.createConnection(uri).asPromise();
  await server.start();
});
afterAll(async () => {
  await server.kill();
  await database.dropDatabase();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(program), { recursive: true, force: true });
});

async function anUnpaidRequest(name: string, instant: boolean): Promise<{ renter: ApiClient; owner: ApiClient; booking: Booking }> {
  const owner = await signUp(`owner-${name}@example.org`);
  const renter = await signUp(`renter-${name}@example.org`);
  const { id, version } = await owner.ok(vehicles.create, { body: { ...aListing, instant } });
  await owner.ok(vehicles.publish, { params: { vehicleId: id }, body: { version } });
  const from = Date.now() + 30 * dayMs;
  const period = { from: new Date(from).toISOString(), to: new Date(from + 2 * dayMs).toISOString() };
  const { quoteId } = await renter.ok(bookings.quote, { body: { vehicleId: id, period } });
  return { renter, owner, booking: await renter.ok(bookings.request, { body: { quoteId } }) };
}

const stateInDatabase = async (id: string) => (await database.collection('bookings').findOne({ _id: id as never }))?.state;
const eventsOf = async (id: string) => (await database.collection('events').find({ 'subject.id': id }).sort({ at: 1 }).toArray()).map(({ type }) => String(type));
/** Asks the sandbox that the server runs, at the address it left in its folder. */
async function capturesOf(bookingId: string): Promise<{ amount: number; captures: number }[]> {
  const [origin = ''] = readFileSync(join(folder, 'sandbox', 'lock'), 'utf8').split('\n');
  const stripe = new Stripe('sk_test_sandbox', { host: '127.0.0.1', port: Number(new URL(origin).port), protocol: 'http', telemetry: false });
  const intents = (await stripe.paymentIntents.list({ limit: 100 })).data.filter(({ metadata }) => metadata.bookingId === bookingId);
  const told = (await stripe.events.list({ limit: 100 })).data;
  return intents.map(({ id, amount_received: amount }) => ({ amount, captures: told.filter((event) => event.type === 'payment_intent.succeeded' && event.data.object.id === id).length }));
}

describe('a server that is killed between the payment and the confirmation', () => {
  it.each([['held for an owner', false], ['instant', true]] as const)('confirms it once after it starts again (%s)', async (name, instant) => {
    const { renter, owner, booking } = await anUnpaidRequest(name.replace(/\W/g, '-'), instant);
    const { status } = await paySandbox(booking.payment?.url ?? '');
    await server.kill();
    expect(status).toBe(303);
    // Or the test would show nothing.
    expect(await stateInDatabase(booking.id)).toBe('pending_payment');

    await server.start();
    const until = (state: string, money: string) => eventually(async () => {
      const now = await renter.ok(bookings.get, { params: { bookingId: booking.id } });
      return now.state === state && now.money === money && now;
    }, 60_000);
    if (!instant) {
      const { version } = await until('requested', 'held');
      await owner.ok(bookings.transition, { params: { bookingId: booking.id, name: 'accept' }, body: { version } });
    }
    await until('confirmed', 'captured');
    // Nothing that is still under way adds a second one.
    await eventually(async () => (await database.collection('effects').countDocuments({ doneAt: null })) === 0, 60_000);

    const events = await eventsOf(booking.id);
    expect(events.filter((type) => type === 'booking.paid')).toHaveLength(1);
    const kept = await database.collection('bookings').findOne({ _id: booking.id as never });
    expect((await eventsOf(String(kept?.paymentId))).filter((type) => type === 'payments.paid')).toHaveLength(1);
    const ledger = await database.collection('ledger').find({ bookingId: booking.id }).toArray();
    // Stripe's own fee is told when it is known, before or after this.
    expect(ledger.map(({ kind }) => kind).filter((kind) => kind !== 'stripe_fee')).toEqual(['capture']);
    expect(bookingEquation(ledger as unknown as LedgerEntry[])).toMatchObject({ holds: true, charged: booking.price.total });
    expect(await capturesOf(booking.id)).toEqual([{ amount: booking.price.total.amount, captures: 1 }]);
    const mails = await database.collection('outbox').find({ text: { $regex: booking.id } }).toArray();
    expect(mails.map(({ _id }) => _id)).toHaveLength(new Set(mails.map(({ to, subject }) => `${to} ${subject}`)).size);
  });
});
