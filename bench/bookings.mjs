import { parseArgs } from 'node:util';
import { Failure } from '../scripts/lib/failure.mjs';
import { startBare } from './bookings/bare.mjs';
import { quote, request } from './bookings/book.mjs';
import { measureDeadlines } from './bookings/deadlines.mjs';
import { countRoundTrips, summaryOf } from './bookings/round-trips.mjs';
import { databaseMs, dearestCommands } from './bookings/tally.mjs';
import { measureLoad } from './bookings/throughput.mjs';
import { startWorld } from './bookings/world.mjs';
import { duration, quantile } from './statistics.mjs';

const renters = 64;
const aimOfBare = 0.6;

/** Sizes that a person may make smaller: `npm run bench:bookings -- --bookings 16 --waiting 1000 --due 50`. */
function sizesAsked() {
  const { values } = parseArgs({ options: { bookings: { type: 'string' }, waiting: { type: 'string' }, due: { type: 'string' } }, strict: false });
  const sizes = { bookings: Number(values.bookings ?? renters), waiting: Number(values.waiting ?? 100_000), due: Number(values.due ?? 200) };
  const wrong = Object.entries(sizes).find(([, size]) => !Number.isInteger(size) || size < 1);
  if (wrong || sizes.bookings > renters) throw new Failure('The sizes are not right', `--bookings is 1 to ${renters}; --waiting and --due are 1 or more.`);
  return sizes;
}

/** A single connection is slow, so it gets fewer. */
const plan = (bookings, cars) => [
  { what: '1 connection', connections: 1, count: Math.ceil(bookings / 4), on: cars },
  { what: '16 connections', connections: 16, count: bookings, on: cars },
  { what: '64 connections', connections: 64, count: bookings, on: cars },
  { what: '16 connections, one hot car', connections: 16, count: Math.ceil(bookings / 2), on: cars.slice(-1) },
];

const perSecond = (rate) => (rate < 10 ? rate.toFixed(1) : String(Math.round(rate)));
const percent = (share) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
const aim = (text, met) => (met ? text : `missed: ${text}`);

const requestRoute = 'POST /api/bookings';

/** Of the time that the server takes for a request, how much it waits for the database. */
function databaseShare(flows) {
  const requests = flows.get(`route ${requestRoute}`) ?? [];
  return databaseMs(requests) / requests.reduce((all, { ms }) => all + ms, 0);
}

/** The ratios of all runs first, because they hold on any machine. */
function loadRows(runs) {
  const ratioRow = (what, rate, bare) => [what, percent(rate / bare), aim('over 60 %', rate / bare > aimOfBare)];
  return [
    ...runs.map(({ what, bare, request: asked }) => ratioRow(`Requests, of the rate of bare transactions: ${what}`, asked, bare)),
    ...runs.map(({ what, bare, whole }) => ratioRow(`Quote to confirmed, of the same: ${what}`, whole, bare)),
    ...runs.map(({ what, bare, request: asked, whole }) => [`Bare, requests, confirmed a second: ${what}`, [bare, asked, whole].map(perSecond).join(', '), '']),
    ...runs.map(({ what, processor }) => [`Processor time of the database for a bare one, a request: ${what}`, `${duration(processor.bare)}, ${duration(processor.request)}; ${percent(processor.bare / processor.request)}`, '']),
    ...runs.map(({ what, shares }) => [`Time in quote, request, payment page, payment to confirmed: ${what}`, Object.values(shares).map(percent).join(', '), '']),
    ...runs.map(({ what, flows }) => [`Of the request's time, waiting for the database: ${what}`, percent(databaseShare(flows)), '']),
  ];
}

/** All that one booking asks of the database, on its way to confirmed and in what follows from that. */
const tripsOfWhole = ({ flows, count }) => [...flows.values()].flat().reduce((sum, { commands }) => sum + commands.length, 0) / count;

function tripRows(counted) {
  return counted.map(({ kind, name, trips, most, transactions }) => {
    const what = `Round trips; transactions: ${kind === 'route' ? name : `${kind} ${name}`}`;
    return [what, `${trips}${most > trips ? ` to ${most}` : ''}; ${transactions}`, name === requestRoute ? aim('at most one transaction', transactions <= 1) : ''];
  });
}

function deadlineRows({ lookMs, oneByOne, together }, { waiting, due }) {
  const late = (times) => `${duration(quantile(times, 0.5))}, ${duration(quantile(times, 0.99))}`;
  const beside = `beside ${waiting.toLocaleString('en')} that wait`;
  return [
    [`${due} deadlines, five a second, ${beside}: p50, p99 from due to done`, late(oneByOne), ''],
    [`${due} deadlines in one instant, ${beside}: p50, p99`, late(together), ''],
    [`To ask the database what is due, ${beside}: p50`, duration(lookMs), ''],
  ];
}

async function measure(life, log) {
  const sizes = sizesAsked();
  const world = await startWorld(life, log, renters);
  const { url, cars } = world;
  const { quoteId } = await quote(url, cars[0].nextTrip());
  const held = await request(url, world.renters[renters - 1], quoteId);
  const bare = await startBare(life, world.databaseUri);
  await Promise.all(cars.map(({ id }) => bare.addCar(id)));

  log('counting the round trips of each route');
  const counted = await countRoundTrips(world);

  const runs = [];
  for (const { what, connections, count, on } of plan(sizes.bookings, cars)) {
    life.signal.throwIfAborted();
    const found = await measureLoad(world, bare, { connections, count, cars: on });
    log(`${what}: ${[found.bare, found.request, found.whole].map(perSecond).join(', ')} a second: bare, requests, confirmed`);
    runs.push({ what, count, ...found });
  }
  const late = await measureDeadlines(world, { ...sizes, bookingId: held.id, log });
  const asked = counted.find(({ name }) => name === requestRoute);
  return {
    engine: world.engine,
    ok: asked.transactions <= 1,
    rows: [...loadRows(runs), ...tripRows([...counted, summaryOf(late.flows)]), ...deadlineRows(late, sizes)],
    notes: [
      'The ratios count: bare and product were measured in turns on one machine, which others were using.',
      'Processor time is that of the database\'s process alone, which works on one core: on a machine with nothing else to do its ratio bounds that of the rates.',
      'Bare: one transaction of guard on the calendar, booking and event, four round trips, with the product\'s documents, indexes and driver, behind an HTTP server of its own.',
      `A whole booking is ${Math.round(tripsOfWhole(runs[0]))} round trips: its requests, the messages of the payment sandbox and their effects, mails and the agreement. POST /api/bookings: ${asked.commands}.`,
      `Most of the time in the database, ${runs[1].what}: ${dearestCommands([...runs[1].flows.values()].flat())}. Of deadlines: ${dearestCommands(late.flows)}.`,
      'Instant cars; learned of over the owner\'s socket, so that nobody polls. The server counts its commands by the driver\'s own monitoring, also while it is measured.',
      'Deadlines: unpaid holds that expire, each with its payment to close, in two transactions; done is when the owner\'s socket says so. One process.',
    ],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const bookings = { name: 'bookings', title: 'Bookings', measure };
