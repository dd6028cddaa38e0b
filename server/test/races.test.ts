import { casesContract } from '@passerelle/shared/cases/contract';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { bookingEquation } from '@passerelle/shared/bookings/ledger';
import { dayMs, hourMs, plusMs, type WirePeriod } from '@passerelle/shared/time';
import { apiClient, type Answer, type ApiClient } from './api-client';
import { brokenInBooking, calendarIn, effectsLeft, overlapsOn } from './booking-invariants';
import { eventually } from './eventually';
import { startProduct, type Account, type TestProduct } from './product';
import { aConfirmedBooking, aPaidRequest, aReport, anOwnerWithCar, anUnpaidRequest, bookings, bring, daysFromNow, payOf, quoteFor, see, until, untilSeen, type Situation } from './situations';
import type { TestServer } from './start-test-server';

jest.setTimeout(300_000);

/** How often each race is run: RACE_ROUNDS=100 to look longer. */
const rounds = Number(process.env.RACE_ROUNDS ?? 3);
const { showAct, carryOut, confirmAct } = casesContract.routes;

let product: TestProduct;
let other: TestServer;
beforeAll(async () => {
  product = await startProduct();
  other = await product.secondServer();
});
afterAll(async () => {
  await other.stop();
  await product.stop();
});

const database = () => product.context.database.connection;
/** The same account, at the second server. */
const elsewhere = (account: Account, roles: readonly ('member' | 'support')[] = ['member']): ApiClient =>
  apiClient(other.url, { token: () => product.context.tokens.issue({ accountId: account.id, sessionId: `ses_${account.id}`, roles, locale: 'fr' }) });
const step = (by: Pick<ApiClient, 'send'>, { id }: { id: string }, name: string, body: object): Promise<Answer> => by.send('POST', `/api/bookings/${id}/transitions/${name}`, body);
const equationOf = async ({ id }: { id: string }) => bookingEquation(await product.features.bookings.ledgerOf(id));

/** Some rounds side by side, so that nobody waits for a clock alone; not all, so that each is a race of two. */
const lanes = 3;
async function inLanes<T, R>(items: readonly T[], run: (item: T, round: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...items.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await run(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
const everyRound = <T>(run: (round: number) => Promise<T>): Promise<T[]> => inLanes(Array.from({ length: rounds }), (_, round) => run(round));

/** Both at once; which is sent first changes from round to round. */
async function race<A, B>(round: number, one: () => Promise<A>, two: () => Promise<B>): Promise<[A, B]> {
  if (round % 2 === 0) return Promise.all([one(), two()]);
  const second = two();
  return [await one(), await second];
}

/** Of several answers exactly one says yes, and the others say why not. */
function expectOneOf(answers: readonly Answer[], why: readonly string[]): void {
  const refused = answers.filter(({ status }) => status >= 300);
  expect(answers.length - refused.length).toBe(1);
  for (const { status, body } of refused) expect({ status, known: why.includes(body.code), code: body.code }).toEqual({ status: 409, known: true, code: body.code });
}

/** Nothing is due any more, and everything that follows from an event has been done. */
const quiet = (): Promise<boolean> => eventually(async () => {
  const now = product.clock.now();
  return (await effectsLeft(database())) === 0 && (await database().collection('bookings').countDocuments({ dueAt: { $lte: now } })) === 0;
}, 60_000);

async function expectAgreement(ids: readonly string[], carIds: readonly string[]): Promise<void> {
  const broken = [...(await Promise.all(ids.map((id) => brokenInBooking(database(), id)))), ...(await Promise.all(carIds.map((id) => overlapsOn(database(), id))))];
  expect(broken.flat()).toEqual([]);
}

/** Hands over tomorrow, and all that the system does before has been done. */
async function atPickUp(): Promise<Situation[]> {
  const all = await everyRound(() => aConfirmedBooking(product, { days: 3 }));
  const [first] = all;
  if (!first) throw new Error('no rounds');
  const start = new Date(first.booking.period.from);
  product.clock.advanceTo(plusMs(start, -2 * dayMs + 60_000));
  await quiet();
  product.clock.advanceTo(plusMs(start, -hourMs));
  await quiet();
  return all;
}

describe('two servers, and two people at once', () => {
  it('book and book: one has the dates, the others are told that somebody was faster', async () => {
    const { carId } = await anOwnerWithCar(product);
    const made: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const renters = await Promise.all([1, 2, 3, 4].map(() => product.account()));
      const quotes = await Promise.all(renters.map((renter) => quoteFor(renter, carId, daysFromNow(product, 40 + 3 * round))));
      const answers = await Promise.all(renters.map((renter, index) => (index % 2 === round % 2 ? renter : elsewhere(renter)).send('POST', '/api/bookings', { quoteId: quotes[index]?.quoteId })));
      expectOneOf(answers, ['bookings.dates_taken']);
      made.push(...answers.flatMap(({ status, body }) => (status === 201 ? [String((body as Booking).id)] : [])));
    }
    expect(await calendarIn(database(), carId)).toHaveLength(rounds);
    await expectAgreement(made, [carId]);
  });

  it('the button "book" twice: one booking, and the quote is used up', async () => {
    const { carId } = await anOwnerWithCar(product);
    await everyRound(async (round) => {
      const renter = await product.account();
      const { quoteId } = await quoteFor(renter, carId, daysFromNow(product, 40 + 3 * round));
      const answers = await race(round, () => renter.send('POST', '/api/bookings', { quoteId }), () => elsewhere(renter).send('POST', '/api/bookings', { quoteId }));
      expectOneOf(answers, ['bookings.dates_taken', 'quotes.used']);
    });
    expect(await calendarIn(database(), carId)).toHaveLength(rounds);
    await expectAgreement([], [carId]);
  });

  it('book, and the owner blocks the dates: one of the two', async () => {
    const { owner, carId } = await anOwnerWithCar(product);
    await everyRound(async (round) => {
      const renter = await product.account();
      const period = daysFromNow(product, 50 + 3 * round);
      const { quoteId } = await quoteFor(renter, carId, period);
      const answers = await race(round, () => renter.send('POST', '/api/bookings', { quoteId }), () => elsewhere(owner).send('POST', `/api/vehicles/${carId}/blocks`, { period }));
      expectOneOf(answers, ['bookings.dates_taken', 'vehicles.dates_taken']);
    });
    expect(await calendarIn(database(), carId)).toHaveLength(rounds);
    await expectAgreement([], [carId]);
  });

  it('accept, and the request runs out: one of the two, and the money follows it', async () => {
    const all = await everyRound(() => aPaidRequest(product));
    product.clock.advanceTo(plusMs(new Date(Math.max(...all.map(({ booking }) => Date.parse(booking.deadline?.at ?? '')))), 1));
    const expire = (id: string) => product.features.bookings.deadlines?.find(({ name }) => name === 'bookings')?.run(id, product.clock.now()) ?? Promise.reject(new Error('bookings have no deadlines'));
    await inLanes(all, async ({ owner, renter, booking }, round) => {
      const [accepted] = await race(round, () => step(elsewhere(owner), booking, 'accept', { version: booking.version }), () => expire(booking.id));
      const ended = await untilSeen(renter, booking, ({ state, money }) => (state === 'confirmed' && money === 'captured') || (state === 'expired' && money === 'none'));
      expect(accepted.status).toBe(ended.state === 'confirmed' ? 200 : 409);
      if (accepted.status !== 200) expect(['bookings.version_conflict', 'bookings.transition_not_allowed']).toContain(accepted.body.code);
      expect((await equationOf(booking)).charged.amount).toBe(ended.state === 'confirmed' ? booking.total.amount : 0);
    });
    await expectAgreement(all.map(({ booking }) => booking.id), all.map(({ carId }) => carId));
  });

  it('cancel and check in: one of the two, the other sees how it stands now', async () => {
    const all = await atPickUp();
    await inLanes(all, async ({ owner, renter, booking }, round) => {
      const report = await aReport(owner, booking, product);
      const { version } = await see(renter, booking);
      const answers = await race(round, () => step(renter, booking, 'cancel-by-renter', { version }), () => step(elsewhere(owner), booking, 'start-check-in', { version, report }));
      expectOneOf(answers, ['bookings.version_conflict', 'bookings.transition_not_allowed']);
      const [cancelled] = answers;
      expect((await see(renter, booking)).state).toBe(cancelled.status === 200 ? 'cancelled_by_renter' : 'confirmed');
    });
    await quiet();
    await expectAgreement(all.map(({ booking }) => booking.id), all.map(({ carId }) => carId));
  });

  it('an extension and the next booking: one has the days after', async () => {
    const all = await atPickUp();
    const [first] = all;
    product.clock.advanceTo(new Date(first?.booking.period.from ?? 0));
    const made = await inLanes(all, async ({ owner, renter, carId, booking }, round) => {
      await bring(owner, booking, 'start-check-in', { report: await aReport(owner, booking, product) });
      await bring(renter, booking, 'confirm-check-in', { signature: { typedName: 'Ada' } });
      const end = new Date(booking.period.to);
      const longer: WirePeriod = { from: booking.period.from, to: plusMs(end, 2 * dayMs).toISOString() };
      const { quoteId } = await renter.ok(bookings.quote, { body: { vehicleId: carId, period: longer, bookingId: booking.id } });
      await bring(renter, booking, 'propose-extension', { quoteId });
      const rival = await product.account();
      const next = await quoteFor(rival, carId, { from: plusMs(end, 5 * hourMs).toISOString(), to: plusMs(end, 29 * hourMs).toISOString() });
      const { version } = await see(owner, booking);
      const answers = await race(round, () => step(owner, booking, 'accept-extension', { version }), () => elsewhere(rival).send('POST', '/api/bookings', { quoteId: next.quoteId }));
      expectOneOf(answers, ['bookings.dates_taken']);
      return answers[1].status === 201 ? [booking.id, String(answers[1].body.id)] : [booking.id];
    });
    await quiet();
    await expectAgreement(made.flat(), all.map(({ carId }) => carId));
  });

  it('a double click on pay takes the money once', async () => {
    const all = await everyRound(async () => {
      const situation = await anUnpaidRequest(product, { instant: true });
      await Promise.all([product.stripe.pay(payOf(situation.booking)), product.stripe.pay(payOf(situation.booking))]);
      await until(situation.renter, situation.booking, 'confirmed', 'captured');
      return situation;
    });
    await quiet();
    for (const { booking } of all) {
      expect(await equationOf(booking)).toMatchObject({ holds: true, charged: booking.total });
      expect((await product.features.bookings.ledgerOf(booking.id)).filter(({ kind }) => kind === 'capture')).toHaveLength(1);
    }
    await expectAgreement(all.map(({ booking }) => booking.id), all.map(({ carId }) => carId));
  });

  it('two of support give money back: what was shown is done once', async () => {
    const staff = await Promise.all([1, 2].map(() => product.account({ roles: ['member', 'support'] })));
    const [one, two] = staff;
    if (!one || !two) throw new Error('no staff');
    const all = await everyRound(() => aConfirmedBooking(product));
    await quiet();
    await inLanes(all, async ({ booking }, round) => {
      const params = { bookingId: booking.id };
      const [small, other] = await Promise.all([one.ok(showAct, { params, body: { name: 'partial-refund', amount: 4_000 } }), two.ok(showAct, { params, body: { name: 'partial-refund', amount: 3_000 } })]);
      const bringAct = (by: Pick<ApiClient, 'send'>, id: string) => by.send('POST', carryOut.path.replace(':actId', id));
      const answers = await race(round, () => bringAct(one, small.id), () => bringAct(elsewhere(two, ['member', 'support']), other.id));
      expectOneOf(answers, ['bookings.version_conflict']);
      await quiet();
      expect((await equationOf(booking)).refunded.amount).toBe(answers[0].status === 200 ? 4_000 : 3_000);
    });
    await expectAgreement(all.map(({ booking }) => booking.id), all.map(({ carId }) => carId));
  });

  it('two seconds agree to the same act: it is done once', async () => {
    const [by, one, two] = await Promise.all([1, 2, 3].map(() => product.account({ roles: ['member', 'support'] })));
    if (!by || !one || !two) throw new Error('no staff');
    const all = await everyRound(() => aConfirmedBooking(product, { length: 4 }));
    await quiet();
    await inLanes(all, async ({ booking }, round) => {
      const act = await by.ok(showAct, { params: { bookingId: booking.id }, body: { name: 'cancel-with-refund', outcome: 'misfit' } });
      expect(await by.ok(carryOut, { params: { actId: act.id } })).toMatchObject({ state: 'waiting' });
      const confirm = (second: Pick<ApiClient, 'send'>) => second.send('POST', confirmAct.path.replace(':actId', act.id));
      const answers = await race(round, () => confirm(one), () => confirm(elsewhere(two, ['member', 'support'])));
      expectOneOf(answers, ['bookings.version_conflict', 'cases.act_not_waiting', 'bookings.transition_not_allowed']);
    });
    await quiet();
    for (const { booking } of all) expect((await equationOf(booking)).refunded).toEqual(booking.total);
    await expectAgreement(all.map(({ booking }) => booking.id), all.map(({ carId }) => carId));
  });

  it('after all of this the ledger and Stripe say the same', async () => {
    await quiet();
    expect(await product.features.bookings.reconcile(new Date(0))).toEqual([]);
  });
});
