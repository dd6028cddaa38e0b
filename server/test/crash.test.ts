import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import Stripe from 'stripe';
import { bookingsContract, type Booking } from '@passerelle/shared/bookings/contract';
import { bookingEquation, type LedgerEntry } from '@passerelle/shared/bookings/ledger';
import { drawFrom } from '@passerelle/shared/bookings/model/moves';
import type { TransitionName } from '@passerelle/shared/bookings/process';
import { dayMs } from '@passerelle/shared/time';
import { vehiclesContract } from '@passerelle/shared/vehicles/contract';
import { aListing } from '../src/features/vehicles/vehicle-fixtures';
import { brokenInBooking, effectsLeft, overlapsOn } from './booking-invariants';
import { buildServer, databaseProcess, freePort, serverProcess, type DatabaseProcess, type ServerProcess } from './child-processes';
import { eventually } from './eventually';
import { patienceMs, persistentClient, type PersistentClient } from './persistent-client';

/** At least as many bookings as kills: KILLS=200 npx jest --selectProjects server --testPathPatterns test/crash */
const kills = Number(process.env.KILLS ?? 6);
/** Every third kill is of the database. A run is never the same twice, but the moments are drawn from this. */
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1e9));
const people = 6;

jest.setTimeout(2 * patienceMs + kills * 20_000);

const { routes: bookings } = bookingsContract;
const { routes: vehicles } = vehiclesContract;

let folder: string;
let program: string;
let engine: DatabaseProcess;
let server: ServerProcess;
let database: Connection;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-crash-'));
  program = buildServer('crash');
  engine = databaseProcess(join(folder, 'database'));
  const uri = await engine.start();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = serverProcess(program, { port, dataDir: join(folder, 'server'), uri });
  await server.start();
  database = await mongoose.createConnection(uri).asPromise();
});
afterAll(async () => {
  await server.kill();
  await database.close();
  await engine.end();
  rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(program), { recursive: true, force: true });
});

interface Pair {
  readonly owner: PersistentClient;
  readonly renter: PersistentClient;
  /** One that its owner answers for, and an instant one. */
  readonly carIds: readonly string[];
}
interface Journey {
  readonly booking: Booking;
  readonly carId: string;
  readonly cancelled: boolean;
}

async function aPair(number: number): Promise<Pair> {
  const owner = await persistentClient(url, `owner-${number}@example.org`);
  const renter = await persistentClient(url, `renter-${number}@example.org`);
  const carIds: string[] = [];
  for (const instant of [false, true]) {
    const { id, version } = await owner.ok(vehicles.create, { body: { ...aListing, instant } });
    await owner.ok(vehicles.publish, { params: { vehicleId: id }, body: { version } });
    carIds.push(id);
  }
  return { owner, renter, carIds };
}

/** On the version that they see; once more when the system was faster. */
async function take(by: PersistentClient, { id }: Pick<Booking, 'id'>, name: TransitionName): Promise<void> {
  const { version, can } = await by.ok(bookings.get, { params: { bookingId: id } });
  // Taken before the connection broke, and its answer was lost with it.
  if (!can[name]) return;
  await by.ok(bookings.transition, { params: { bookingId: id, name }, body: { version } }).catch((error: unknown) => {
    if (!/version_conflict|transition_not_allowed/.test(String(error))) throw error;
    return take(by, { id }, name);
  });
}

const comesTo = (by: PersistentClient, { id }: Pick<Booking, 'id'>, state: string, money: string): Promise<true> => eventually(async () => {
  const now = await by.ok(bookings.get, { params: { bookingId: id } });
  return now.state === state && now.money === money;
}, patienceMs).catch(() => { throw new Error(`${id} never came to ${state}, ${money}`); });

/** Asked for, paid, accepted where that is needed; every third one is called off again. */
async function travel({ owner, renter, carIds }: Pair, number: number): Promise<Journey> {
  const instant = number % 2 === 1;
  const cancelled = number % 3 === 2;
  const carId = carIds[instant ? 1 : 0] ?? '';
  const from = Date.now() + (30 + 2 * number) * dayMs;
  const period = { from: new Date(from).toISOString(), to: new Date(from + dayMs).toISOString() };
  const { quoteId } = await renter.ok(bookings.quote, { body: { vehicleId: carId, period } });
  const asked = await renter.ok(bookings.request, { body: { quoteId } });
  const { payment } = await eventually(async () => {
    const now = await renter.ok(bookings.get, { params: { bookingId: asked.id } });
    return now.payment && now;
  }, patienceMs);
  await renter.pay(payment?.url ?? '');
  if (!instant) {
    await comesTo(owner, asked, 'requested', 'held');
    await take(owner, asked, 'accept');
  }
  await comesTo(renter, asked, 'confirmed', 'captured');
  if (cancelled) {
    await take(renter, asked, 'cancel-by-renter');
    await eventually(async () => (await renter.ok(bookings.get, { params: { bookingId: asked.id } })).state === 'cancelled_by_renter', patienceMs);
  }
  return { booking: asked, carId, cancelled };
}

/** Kills the server or the database at any moment, and starts it again. */
async function killAll(): Promise<void> {
  const draw = drawFrom(seed);
  for (let kill = 0; kill < kills; kill += 1) {
    await wait(50 + draw(2_000));
    const victim = kill % 3 === 2 ? engine : server;
    await victim.kill();
    await victim.start();
  }
}

/** Everything that the sandbox holds, by the address that it left in its folder. */
function sandbox(): Stripe {
  const [origin = ''] = readFileSync(join(folder, 'server', 'sandbox', 'lock'), 'utf8').split('\n');
  return new Stripe('sk_test_sandbox', { host: '127.0.0.1', port: Number(new URL(origin).port), protocol: 'http', telemetry: false });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

async function moneyAtSandbox(): Promise<Map<string, { taken: number[]; returned: number }>> {
  const stripe = sandbox();
  const money = new Map<string, { taken: number[]; returned: number }>();
  for await (const { metadata, amount_received: received, latest_charge: latest } of stripe.paymentIntents.list({ limit: 100, expand: ['data.latest_charge'] })) {
    const known = money.get(metadata.bookingId ?? '') ?? { taken: [], returned: 0 };
    const returned = typeof latest === 'object' ? (latest?.amount_refunded ?? 0) : 0;
    money.set(metadata.bookingId ?? '', { taken: received > 0 ? [...known.taken, received] : known.taken, returned: known.returned + returned });
  }
  return money;
}

it(`brings every booking to where its payment belongs, whenever the server or the database is killed (${kills} kills, KILL_SEED=${seed})`, async () => {
  const pairs = await Promise.all(Array.from({ length: people }, (_, number) => aPair(number)));
  const journeys: Journey[] = [];
  let killing = true;
  const killer = killAll().finally(() => (killing = false));
  const travellers = pairs.map(async (pair) => {
    for (let number = 0; killing || journeys.length < kills; number += 1) journeys.push(await travel(pair, number));
  });
  await Promise.all([killer, ...travellers]);
  await eventually(async () => (await effectsLeft(database)) === 0, patienceMs);

  const money = await moneyAtSandbox();
  for (const { booking, cancelled } of journeys) {
    const ledger = await database.collection('ledger').find({ bookingId: booking.id }).toArray();
    const { charged, refunded, holds } = bookingEquation(ledger as unknown as LedgerEntry[]);
    const kept = await database.collection<{ _id: string; state: string }>('bookings').findOne({ _id: booking.id });
    expect({ holds, state: kept?.state }).toEqual({ holds: true, state: cancelled ? 'cancelled_by_renter' : 'confirmed' });
    expect(money.get(booking.id)).toEqual({ taken: [booking.total.amount], returned: refunded.amount });
    expect(charged).toEqual(booking.total);
    expect(refunded.amount > 0).toBe(cancelled);
    expect(await brokenInBooking(database, booking.id)).toEqual([]);
  }
  for (const { carIds } of pairs) for (const carId of carIds) expect(await overlapsOn(database, carId)).toEqual([]);
  // Nobody has a booking that they did not ask for, and nobody paid for one that is not there.
  expect(await database.collection('bookings').countDocuments()).toBe(journeys.length);
  expect(sum([...money.values()].map(({ taken }) => taken.length))).toBe(journeys.length);
});
