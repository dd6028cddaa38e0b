import type { Move } from '@passerelle/shared/bookings/model/apply';
import { drawFrom, type World } from '@passerelle/shared/bookings/model/moves';
import { searchContract } from '@passerelle/shared/search/contract';
import { hourMs, periodToWire, plusMs } from '@passerelle/shared/time';
import { featuresOf } from '../src/app/features';
import { isFree } from '../src/features/vehicles';
import { aListing } from '../src/features/vehicles/vehicle-fixtures';
import { brokenInBooking, calendarIn, effectsLeft, overlapsOn } from './booking-invariants';
import { eventually } from './eventually';
import { heldPost } from './held-post';
import { actOverHttp, askOverHttp, RefusedAct, type PersonRole } from './http-acts';
import { isDeath, mortalProcess } from './mortal-process';
import { laterCards, onboard } from './payment-situations';
import type { TestProduct } from './product';
import { SeenBookings, type Car, type Tracked } from './seen-bookings';
import { anOwnerWithCar, vehicles } from './situations';
import { cards } from './stripe-stand-in';

export interface HttpWorld extends World {
  /** Everything that is on its way arrives, and what is due is done. */
  settle(): Promise<void>;
  /** Where Stripe and the ledger do not agree, once all has settled. */
  differences(): Promise<readonly string[]>;
  /** The histories of the bookings named in what broke. */
  histories(broken: readonly string[]): Promise<string[]>;
}

/** Mostly cards that work; some that fail as soon as their owner is away, one whose owner says they never paid. */
const purse = [cards.good, cards.good, cards.declinedLater, cards.good, laterCards.disputed, cards.good, cards.lapsing, cards.good] as const;
/** What follows from an event takes longer only where it failed, and waits for the clock to be tried again. */
const followUpMs = 1_000;

/** The product behind the interface that the model's driver knows: people over HTTP, a bank whose post we hold, a clock that stands. */
export async function httpWorld(product: TestProduct, seed: number): Promise<HttpWorld> {
  const { clock, stripe, context, features } = product;
  const database = context.database.connection;
  const draw = drawFrom(seed ^ 0x5eed);
  const cars: Car[] = [];
  for (const instant of [false, true, false]) {
    const { owner, carId } = await anOwnerWithCar(product, { instant });
    cars.push({ id: carId, owner });
  }
  const renters = [await product.account(), await product.account(), await product.account()];
  const staff = [await product.account({ roles: ['member', 'support'] }), await product.account({ roles: ['member', 'support'] })] as const;
  const seen = new SeenBookings(database, cars, staff[0]);
  const post = heldPost(stripe);
  const process = mortalProcess(context);
  const onboarded = new Set<string>();
  const checked = new Map<string, number>();

  const found = (id: string): Tracked => {
    const one = seen.byId(id);
    if (!one) throw new RefusedAct('nothing there');
    return one;
  };

  async function followUp(): Promise<void> {
    for (let patience = 0; patience < 200; patience += 1) {
      if (await eventually(async () => (await effectsLeft(database)) === 0, followUpMs).catch(() => false)) return post.collect();
      clock.advance(5_000);
    }
    throw new Error('what follows from events never comes to rest');
  }

  /** One look at everything that is due, as the runner of each server takes every second. */
  async function passDeadlines(): Promise<number> {
    let ran = 0;
    for (const { name, due, run } of featuresOf(features).flatMap(({ deadlines = [] }) => deadlines)) {
      for (const id of await due(clock.now(), 50)) {
        ran += 1;
        await run(id, clock.now()).catch((error: unknown) => {
          if (!isDeath(error)) throw new Error(`deadline ${name} of ${id}: ${String(error)}`, { cause: error });
        });
      }
    }
    return ran;
  }

  async function runDeadlines(): Promise<void> {
    for (let rounds = 0; rounds < 50; rounds += 1) {
      const ran = await passDeadlines();
      await followUp();
      if (ran === 0) return;
    }
    throw new Error('deadlines do not come to rest');
  }

  async function ask({ vehicle, period, name }: Move & { kind: 'ask' }): Promise<void> {
    const car = cars[vehicle];
    const renter = renters[seen.all.length % renters.length];
    if (!car || !renter) throw new Error('no such car');
    const { status, version } = await car.owner.ok(vehicles.getOwn, { params: { vehicleId: car.id } });
    if (status !== 'published') await car.owner.ok(vehicles.publish, { params: { vehicleId: car.id }, body: { version } });
    const id = await askOverHttp(renter, name, { vehicleId: car.id, period: periodToWire(period) });
    await seen.add({ id, renter, card: purse[seen.all.length % purse.length] ?? cards.good });
  }

  async function act({ booking, name, role, details }: Move & { kind: 'act' }): Promise<void> {
    const one = found(booking);
    const person: PersonRole = role === 'owner' || role === 'support' ? role : 'renter';
    const vehicleId = details.vehicle === undefined ? undefined : cars[details.vehicle]?.id;
    await actOverHttp(product, one.seen[person] ?? one.seen.renter, { by: seen.personOf(one, person), role: person, staff, name, details, vehicleId });
  }

  async function pay(id: string): Promise<void> {
    const { seen: { renter }, card } = found(id);
    const url = renter.payment?.url ?? renter.payAgain?.url;
    if (!url) throw new RefusedAct('no page');
    // Who pays again takes another card.
    await stripe.pay(url, renter.payment ? card : cards.good);
  }

  async function deliver(index: number, how: 'once' | 'twice' | 'lost'): Promise<void> {
    const letter = await post.deliver(index, how);
    if (letter?.statuses.some((status) => status >= 500)) throw new Error(`the webhook answered ${letter.statuses.join()} to ${letter.type}`);
  }

  async function poll(id: string): Promise<void> {
    const check = features.payments.deadlines?.find(({ name }) => name === 'payments.check');
    for (const payment of await features.payments.ofBooking(id)) await check?.run(payment.id, clock.now());
  }

  async function judge(id: string, lost: boolean): Promise<void> {
    for (const { intentId } of await features.payments.ofBooking(id)) {
      const { data } = intentId ? await stripe.api.disputes.list({ payment_intent: intentId }) : { data: [] };
      for (const dispute of data.filter(({ status }) => status !== 'won' && status !== 'lost')) {
        await (lost ? stripe.api.disputes.close(dispute.id) : stripe.api.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true }));
      }
    }
  }

  async function openAccount(): Promise<void> {
    const next = cars.find(({ owner }) => !onboarded.has(owner.id));
    if (!next) throw new RefusedAct('every account is open');
    onboarded.add(next.owner.id);
    await onboard(next.owner);
  }

  function carryOut(move: Move): Promise<void> {
    switch (move.kind) {
      case 'ask':
        return ask(move);
      case 'act':
        return act(move);
      case 'wait':
        return Promise.resolve(clock.advanceTo(move.until));
      case 'timers':
        return runDeadlines();
      case 'crash':
        return Promise.resolve(process.dieAt(1 + draw(4)));
      case 'pay':
        return pay(move.booking);
      case 'deliver':
        return deliver(move.index, move.how);
      case 'poll':
        return poll(move.booking);
      case 'judge':
        return judge(move.booking, move.lost);
      case 'account':
        return openAccount();
      // Orders go to the bank by themselves, and disputes come with a card that brings them.
      case 'send':
      case 'dispute':
        return Promise.reject(new RefusedAct('not here'));
    }
  }

  async function searchDisagrees(): Promise<string[]> {
    const from = plusMs(clock.now(), (4 + draw(200)) * hourMs);
    const period = { from, to: plusMs(from, (6 + draw(90)) * hourMs) };
    const free = await Promise.all(cars.map(async ({ id }) => {
      const [car, entries] = await Promise.all([features.vehicles.forBooking(id), calendarIn(database, id)]);
      return { id, free: car?.status === 'published' && isFree(entries, period) };
    }));
    const ask = { body: { near: { ...aListing.location, radiusKm: 50 }, period: periodToWire(period), limit: 50 } };
    const differing = async () => {
      const shown = new Set((await product.nobody.ok(searchContract.routes.query, ask)).items.map(({ vehicleId }) => vehicleId));
      return free.filter((car) => shown.has(car.id) !== car.free);
    };
    // The index follows the events, a moment later.
    if (await eventually(async () => (await differing()).length === 0, 5_000).catch(() => false)) return [];
    return (await differing()).map((car) => `search says of ${car.id}, which is ${car.free ? 'free' : 'taken'}, the opposite: ${JSON.stringify(ask.body.period)}`);
  }

  async function broken(): Promise<string[]> {
    const changed = seen.all.filter((each) => checked.get(each.id) !== each.seen.renter.version);
    if (changed.length === 0) return [];
    for (const each of changed) checked.set(each.id, each.seen.renter.version);
    const wrong = await Promise.all([...changed.map(({ id }) => brokenInBooking(database, id)), ...cars.map(({ id }) => overlapsOn(database, id)), searchDisagrees()]);
    return wrong.flat();
  }

  return {
    now: clock.now,
    vehicles: () => cars.length,
    bookings: () => seen.open(),
    underWay: () => ({ messages: post.count(), orders: 0 }),
    broken,
    async apply(move) {
      const refused = await carryOut(move).then(() => null, (error: unknown) => {
        if (error instanceof RefusedAct) return error.code;
        if (process.hasDied()) return 'killed';
        throw error;
      });
      await followUp();
      await seen.lookAgain(move.kind === 'wait');
      return refused;
    },
    async settle() {
      process.live();
      for (const { id } of seen.all) await judge(id, true);
      for (await followUp(); post.count() > 0; await followUp()) await deliver(0, 'once');
      await runDeadlines();
      await seen.lookAgain(true);
    },
    async differences() {
      const differing = await features.bookings.reconcile(new Date(0));
      return differing.map(({ bookingId, what, ledger, stripe: bank }) => `${bookingId}: ${what} is ${ledger} in the ledger and ${bank} at Stripe`);
    },
    async histories(wrong) {
      const named = seen.all.filter(({ id }) => wrong.some((text) => text.includes(id)));
      const all = await Promise.all(named.map(({ id }) => features.bookings.byId(id)));
      return all.flatMap((booking) => (booking ? [`${booking.id}: ${booking.timeline.map(({ name, by, state }) => `${name} (${by}) > ${state}`).join(', ')}`, JSON.stringify({ money: booking.money, queue: booking.queue, sent: booking.sent, payments: booking.payments, stamps: booking.stamps })] : []));
    },
  };
}
