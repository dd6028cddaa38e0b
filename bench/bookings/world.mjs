import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withClient } from '../../scripts/engine/driver.mjs';
import { publishCar } from '../cars.mjs';
import { newMember } from '../people.mjs';
import { startProductForBench } from '../product.mjs';
import { followAnnouncements } from './announcements.mjs';
import { datesOf } from './book.mjs';
import { load } from './load.mjs';
import { tallyIn } from './tally.mjs';

/** Passwords are made slow to check on purpose; more at once would only wait for each other. */
const signingUpAtOnce = 4;

/** Unpaid bookings end straight in the database, so that their renters may ask again and nothing measured later has to see to them. */
async function setAsideIn(database, ids) {
  await database.collection('payments').updateMany({ bookingId: { $in: ids } }, { $set: { state: 'closed', checkAt: null } });
  await database.collection('bookings').updateMany({ _id: { $in: ids } }, { $set: { state: 'abandoned', due: null, dueAt: null } });
}

/**
 * The product with people and cars of its own and nothing else in it.
 * @param {import('../../scripts/lib/program.mjs').Life} life
 * @param {(line: string) => void} log
 * @param {number} size so many renters, and so many cars of one owner
 */
export async function startWorld(life, log, size) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-'));
  life.onEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  const tally = tallyIn(path.join(folder, 'tally.jsonl'));
  const product = await startProductForBench(life, log, { DEMO: '0', ...tally.env });
  const { url } = product;
  log(`signing up an owner and ${size} renters, publishing ${size} cars`);
  const mark = randomBytes(4).toString('hex');
  const owner = await newMember(url, `owner-${mark}@bench.test`);
  const places = Array.from({ length: size }, (_, index) => index);
  const { results: renters } = await load(signingUpAtOnce, places, async (index) => {
    const renter = await newMember(url, `renter-${index}-${mark}@bench.test`);
    await renter.token();
    return renter;
  });
  const { results: cars } = await load(signingUpAtOnce, places, async () => {
    const id = await publishCar(url, owner);
    return { id, nextTrip: datesOf(id) };
  });
  const announced = await followAnnouncements(life, url, owner);
  const setAside = (ids) => withClient(product.databaseUri, (client) => setAsideIn(client.db(), ids));
  return { ...product, tally, owner, renters, cars, announced, setAside };
}
