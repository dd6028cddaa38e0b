import { pause } from '../scripts/lib/child.mjs';
import { call, mustCall } from './people.mjs';

const hourMs = 3_600_000;
/** A rental and the next keep this hour apart: `bufferHours` of shared/src/bookings/settings.ts. */
const bufferMs = hourMs;
const paidWithinMs = 60_000;

/** Period `index` of a round: each is another one, and every two of them overlap. */
function periodOf(roundStart, index) {
  const from = roundStart + ((index * 7) % 20) * hourMs;
  const to = roundStart + (24 + ((index * 11) % 30)) * hourMs;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/**
 * Everybody asks for the same car at the same moment, for dates that all overlap; then the winner pays.
 * @returns {Promise<{ ms: number, answers: number[], wrong: string[], paid: number }>} `wrong`: what must not be
 */
export async function race({ url, vehicleId, renters, owner, support, roundStart }) {
  const asked = await Promise.all(
    renters.map(async (renter, index) => {
      const period = periodOf(roundStart, index);
      const { quoteId, total } = await mustCall(url, 'POST', '/api/quotes', { body: { vehicleId, period } });
      return { token: await renter.token(), quoteId, total, period };
    }),
  );
  const since = performance.now();
  const answers = await Promise.all(asked.map(({ token, quoteId }) => call(url, 'POST', '/api/bookings', { token, body: { quoteId } })));
  const ms = performance.now() - since;

  const wrong = answers.filter(({ status, body }) => status !== 201 && !(status === 409 && body.code === 'bookings.dates_taken')).map(({ status, body }) => `an answer was ${status} ${body?.code}`);
  const winners = answers.map(({ status, body }, index) => ({ ...asked[index], booking: body, won: status === 201 })).filter(({ won }) => won);
  if (winners.length !== 1) wrong.push(`${winners.length} won instead of one`);
  for (const winner of winners) wrong.push(...(await paidAndWritten({ url, vehicleId, owner, support, roundStart, winner })));
  return { ms, answers: answers.map((answer) => answer.ms), wrong };
}

async function paidAndWritten({ url, vehicleId, owner, support, roundStart, winner }) {
  const { booking, token, total, period } = winner;
  await fetch(`${booking.payment.url}/pay`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ card: '4242424242424242' }) });
  const standing = await untilConfirmed(url, booking.id, token);
  if (!standing) return [`${booking.id} was paid and is not confirmed after ${paidWithinMs / 1000} s`];
  const roundEnd = roundStart + 96 * hourMs;
  const calendar = await mustCall(url, 'GET', `/api/my/vehicles/${vehicleId}/calendar`, { token: await owner.token() });
  const free = await mustCall(url, 'GET', `/api/vehicles/${vehicleId}/availability?from=${new Date(roundStart - 24 * hourMs).toISOString()}&to=${new Date(roundEnd).toISOString()}`);
  const { ledger } = await mustCall(url, 'GET', `/api/admin/bookings/${booking.id}`, { token: await support.token() });
  return [...calendarFaults(calendar, { id: booking.id, period, roundStart, roundEnd }), ...availabilityFaults(free, { period, from: roundStart - 24 * hourMs, to: roundEnd }), ...ledgerFaults(ledger, total)];
}

async function untilConfirmed(url, id, token) {
  for (const end = Date.now() + paidWithinMs; Date.now() < end; await pause(50)) {
    const booking = await mustCall(url, 'GET', `/api/bookings/${id}`, { token });
    if (booking.state === 'confirmed' && booking.money === 'captured') return booking;
  }
  return undefined;
}

/** The round's dates belong to the winner, and to nobody else. */
function calendarFaults({ entries }, { id, period, roundStart, roundEnd }) {
  const inRound = entries.filter(({ from, to }) => Date.parse(from) < roundEnd && Date.parse(to) > roundStart);
  const right = inRound.length === 1 && inRound[0].kind === 'booking' && inRound[0].bookingId === id && inRound[0].from === period.from && inRound[0].to === period.to;
  return right ? [] : [`the calendar says ${JSON.stringify(inRound)}`];
}

function availabilityFaults({ items }, { period, from, to }) {
  const expected = [from, Date.parse(period.from) - bufferMs, Date.parse(period.to) + bufferMs, to];
  const found = items.flatMap((item) => [Date.parse(item.from), Date.parse(item.to)]);
  return JSON.stringify(found) === JSON.stringify(expected) ? [] : [`free are ${JSON.stringify(items)}`];
}

/** One capture, of the quoted amount, whose lines sum to zero. */
function ledgerFaults(ledger, total) {
  const sum = (lines) => lines.reduce((all, { amount }) => all + amount.amount, 0);
  const cash = ledger.flatMap(({ lines }) => lines).filter(({ account }) => account === 'stripe_balance');
  const right = ledger.length === 1 && ledger[0].kind === 'capture' && ledger.every(({ lines }) => sum(lines) === 0) && sum(cash) === total.amount;
  return right ? [] : [`the ledger says ${JSON.stringify(ledger)} for ${total.amount}`];
}
