import { withClient } from '../../scripts/engine/driver.mjs';
import { pause } from '../../scripts/lib/child.mjs';
import { quantile } from '../statistics.mjs';

const batch = 2_000;
const dayMs = 86_400_000;
/** So many fall due a second where they do not fall due together. */
const perSecond = 5;
const leadMs = 8_000;

/** A trip that nobody has to do anything about for a month. */
const waitingLike = (template, index) => {
  const at = new Date(Date.now() + 30 * dayMs + index * 1_000);
  return { ...template, _id: `bkg_waiting${index}`, ownerId: 'usr_bench', renterId: 'usr_bench', state: 'confirmed', due: { name: 'no-show', at }, dueAt: at };
};

/** A booking whose dates were held and not paid, and its payment whose page was never made. */
function dueLike({ booking, payment }, mark, at) {
  const bookingId = `bkg_due${mark}`;
  const paymentId = `pay_due${mark}`;
  return {
    booking: { ...booking, _id: bookingId, paymentId, stamps: { ...booking.stamps, holdUntil: at }, due: { name: 'expire-payment', at }, dueAt: at },
    payment: { ...payment, _id: paymentId, bookingId, state: 'opening', sessionId: null, url: null, checkAt: null },
  };
}

async function fill(bookings, template, count, log) {
  for (let from = 0; from < count; from += batch) {
    await bookings.insertMany(Array.from({ length: Math.min(batch, count - from) }, (_, index) => waitingLike(template, from + index)), { ordered: false, writeConcern: { w: 1 } });
    if ((from / batch) % 10 === 9) log(`${(from + batch).toLocaleString('en')} bookings wait`);
  }
}

/** @returns {Promise<number[]>} from due to announced as expired, in ms */
async function expire({ announced }, database, templates, name, dates) {
  const all = dates.map((at, index) => dueLike(templates, `${name}${index}`, at));
  await database.collection('payments').insertMany(all.map(({ payment }) => payment));
  await database.collection('bookings').insertMany(all.map(({ booking }) => booking));
  return Promise.all(all.map(async ({ booking }, index) => (await announced.hear('booking.payment_expired', booking._id)) - dates[index].getTime()));
}

async function timeLook(bookings) {
  const times = [];
  for (let look = 0; look < 20; look += 1) {
    const since = performance.now();
    await bookings.find({ dueAt: { $lte: new Date() } }, { projection: { _id: 1 } }).sort({ dueAt: 1 }).limit(50).toArray();
    times.push(performance.now() - since);
  }
  return quantile(times, 0.5);
}

/**
 * How late deadlines are when so many other bookings wait.
 * @param {Awaited<ReturnType<typeof import('./world.mjs').startWorld>>} world
 * @param {{ bookingId: string, waiting: number, due: number, log: (line: string) => void }} options `bookingId`: an unpaid one, as a model
 * @returns {Promise<{ lookMs: number, oneByOne: number[], together: number[], flows: import('./tally.mjs').Flow[] }>} ms from
 *   due to done; `lookMs`: to ask what is due; `flows`: what the deadlines asked of the database
 */
export function measureDeadlines(world, { bookingId, waiting, due, log }) {
  return withClient(world.databaseUri, async (client) => {
    const database = client.db();
    const bookings = database.collection('bookings');
    const booking = await bookings.findOne({ _id: bookingId });
    const templates = { booking, payment: await database.collection('payments').findOne({ _id: booking.paymentId }) };
    log(`inserting ${waiting.toLocaleString('en')} bookings that wait`);
    await fill(bookings, booking, waiting, log);
    const lookMs = await timeLook(bookings);
    await world.tally.take();
    log(`${due} fall due, ${perSecond} a second`);
    const start = Date.now() + leadMs;
    const oneByOne = await expire(world, database, templates, 'each', Array.from({ length: due }, (_, index) => new Date(start + (index * 1_000) / perSecond)));
    // What follows from them (mails) is not to be in the next number.
    await pause(leadMs);
    log(`${due} fall due in one instant`);
    const instant = new Date(Date.now() + leadMs);
    const together = await expire(world, database, templates, 'all', Array.from({ length: due }, () => instant));
    const flows = (await world.tally.take()).get('deadline bookings') ?? [];
    return { lookMs, oneByOne, together, flows };
  });
}
