import { randomBytes } from 'node:crypto';
import { pause } from '../../scripts/lib/child.mjs';
import { publishCar } from '../cars.mjs';
import { mustCall, newMember } from '../people.mjs';
import { startProductForBench } from '../product.mjs';
import { quantile } from '../statistics.mjs';

const bookings = 60;
/** As many as somebody may hold without paying. */
const holds = 2;
const dayMs = 86_400_000;
const longestMs = 20_000;
const lyon = { lat: 45.7578, lon: 4.832, radiusKm: 2 };

/** Asks again and again, until the car is not there any more; gives when the answer came. */
async function untilAbsent(url, vehicleId, period) {
  for (const end = Date.now() + longestMs; Date.now() < end; await pause(2)) {
    const { items } = await mustCall(url, 'POST', '/api/search', { body: { near: lyon, period, sort: 'distance', limit: 50 } });
    if (!items.some((item) => item.vehicleId === vehicleId)) return Date.now();
  }
  return Infinity;
}

/** From the event that takes the dates to the first search without the car, ms, in the whole product. */
export async function timeAbsence(life, log) {
  const { url, engine } = await startProductForBench(life, log);
  const mark = randomBytes(4).toString('hex');
  const owner = await newMember(url, `absence-owner-${mark}@bench.test`);
  const vehicleId = await publishCar(url, owner);
  const firstDay = Math.ceil(Date.now() / dayMs) * dayMs + 5 * dayMs;
  const times = [];
  let renter;
  for (let index = 0; index < bookings; index += 1) {
    life.signal.throwIfAborted();
    if (index % holds === 0) renter = await newMember(url, `absence-renter-${index}-${mark}@bench.test`);
    const from = firstDay + 3 * index * dayMs;
    const period = { from: new Date(from + dayMs / 3).toISOString(), to: new Date(from + dayMs).toISOString() };
    const token = await renter.token();
    const { quoteId } = await mustCall(url, 'POST', '/api/quotes', { body: { vehicleId, period } });
    const asked = mustCall(url, 'POST', '/api/bookings', { token, body: { quoteId } });
    const [{ id }, absentAt] = await Promise.all([asked, untilAbsent(url, vehicleId, period)]);
    const { timeline } = await mustCall(url, 'GET', `/api/bookings/${id}`, { token });
    times.push(absentAt - Date.parse(timeline[0].at));
  }
  return { engine, p50: quantile(times, 0.5), p99: quantile(times, 0.99), count: times.length };
}
