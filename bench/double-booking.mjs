import { randomBytes } from 'node:crypto';
import { publishCar } from './cars.mjs';
import { demoSupport, mustCall, newMember } from './people.mjs';
import { startProductForBench } from './product.mjs';
import { race } from './race.mjs';
import { duration, quantile } from './statistics.mjs';

const rounds = 20;
const racers = 100;
const dayMs = 86_400_000;
/** Rounds lie this far apart, so that one never touches the dates of another. */
const daysApart = 10;

/** Every booking of the owner's that support can find; those that lost must have left none. */
async function bookingsOf(url, support, email) {
  const found = [];
  let cursor;
  do {
    const page = await mustCall(url, 'GET', `/api/admin/bookings?q=${encodeURIComponent(email)}${cursor ? `&cursor=${cursor}` : ''}`, { token: await support.token() });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** A hundred people ask for one car at the same moment, over HTTP, twenty times over. */
async function measure(life, log) {
  const { url, engine } = await startProductForBench(life, log);
  const mark = randomBytes(4).toString('hex');
  const ownerEmail = `owner-${mark}@bench.test`;
  log(`signing up an owner and ${racers} renters`);
  const owner = await newMember(url, ownerEmail);
  const renters = [];
  for (let index = 0; index < racers; index += 1) renters.push(await newMember(url, `renter-${index}-${mark}@bench.test`));
  const support = demoSupport(url);
  const vehicleId = await publishCar(url, owner);

  const firstDay = Math.ceil(Date.now() / dayMs) * dayMs + 5 * dayMs;
  const wrong = [];
  const times = [];
  const answers = [];
  for (let round = 1; round <= rounds; round += 1) {
    life.signal.throwIfAborted();
    const result = await race({ url, vehicleId, renters, owner, support, roundStart: firstDay + round * daysApart * dayMs });
    times.push(result.ms);
    answers.push(...result.answers);
    wrong.push(...result.wrong.map((fault) => `round ${round}: ${fault}`));
    log(`round ${round} of ${rounds}: ${result.wrong.length === 0 ? 'one winner' : result.wrong.join('; ')}, ${duration(result.ms)}`);
  }
  const left = await bookingsOf(url, support, ownerEmail);
  if (left.length !== rounds) wrong.push(`${left.length} bookings are in the database instead of ${rounds}`);
  return {
    engine,
    ok: wrong.length === 0,
    rows: [
      [`Rounds with one winner, ${racers - 1} times 409 bookings.dates_taken`, `${rounds - new Set(wrong.map((fault) => fault.split(':')[0])).size} of ${rounds}`, 'all'],
      ['Bookings in the database afterwards', String(left.length), String(rounds)],
      ['A round, first request to last answer: p50', duration(quantile(times, 0.5)), ''],
      ['A round, first request to last answer: p99', duration(quantile(times, 0.99)), ''],
      ['One request: p50', duration(quantile(answers, 0.5)), ''],
      ['One request: p99', duration(quantile(answers, 0.99)), ''],
    ],
    notes: [
      ...wrong.map((fault) => `**Wrong**: ${fault}`),
      `${racers} renters with an account and a quote of their own each; their periods differ and overlap pairwise. The winner's request includes the making of the payment page.`,
      'After each round the winner pays in the sandbox; then booking, calendar, free intervals and ledger must agree. That is not in the times.',
      `The p99 of ${rounds} rounds is the slowest one. Callers, server, sandbox and database share the machine.`,
    ],
  };
}

/** @type {import('./measure-all.mjs').Part} */
export const doubleBooking = { name: 'double-booking', title: 'Double booking', measure };
