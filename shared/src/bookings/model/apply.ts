import { hourMs, plusMs, type Period } from '../../time';
import { keptOf } from '../money-queue';
import type { BookingRole, TransitionName } from '../process';
import { deadlinesOf } from '../transition';
import { askBank, depositLifeMs } from './bank';
import {
  amountOf, bookingIn, fileOf, setPayable, settlePage, takeBankAnswer, tryAct, tryAsk, withFile, type Details, type Message, type WorldState,
} from './world';

/** Everything that can happen, as plain data: the same list drives the pure model and, over HTTP, the product. */
export type Move =
  | { readonly kind: 'ask'; readonly vehicle: number; readonly period: Period; readonly name: 'inquire' | 'request' }
  | { readonly kind: 'act'; readonly booking: string; readonly name: TransitionName; readonly role: BookingRole; readonly details: Details }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'timers' }
  /** The effect of a committed event is run: the bank is asked. */
  | { readonly kind: 'send'; readonly refuses: boolean }
  /** The process dies between a commit and its effects, and another takes them up. */
  | { readonly kind: 'crash' }
  | { readonly kind: 'pay'; readonly booking: string }
  | { readonly kind: 'deliver'; readonly index: number; readonly how: 'once' | 'twice' | 'lost' }
  /** The system asks the bank how things stand, in case a message was lost. */
  | { readonly kind: 'poll'; readonly booking: string }
  | { readonly kind: 'dispute'; readonly booking: string }
  | { readonly kind: 'judge'; readonly booking: string; readonly lost: boolean }
  | { readonly kind: 'account'; readonly payable: boolean };

export interface Applied {
  readonly world: WorldState;
  /** Why nothing happened; absent where something did. */
  readonly refused?: string;
}

const tried = (world: WorldState, result: ReturnType<typeof tryAct>): Applied => ('world' in result ? result : { world, refused: result.refused });

const rentalLifeMs = 6 * 24 * hourMs;

const pagePaid = (world: WorldState, id: string): WorldState => {
  const { whole, pageSettled } = bookingIn(world, id);
  if (pageSettled) return world;
  const settled = settlePage(world, id);
  if (whole.state === 'pending_payment') {
    const bothHeld = whole.facts.deposit === 'pending';
    const details: Details = {
      paymentMatches: true, captureBefore: plusMs(world.now, rentalLifeMs), ...(bothHeld ? { depositCaptureBefore: plusMs(world.now, depositLifeMs) } : {}),
    };
    const total = fileOf(world, id).strays;
    const confirmed = tryAct(settled, id, 'confirm-payment', 'system', details);
    if (!('world' in confirmed)) throw new Error(`paid, and refused: ${confirmed.refused}`);
    const charged = Object.values(bookingIn(confirmed.world, id).whole.account.charges)[0];
    const paid = charged ? { charges: { [charged.id]: { amount: total, returned: 0, transferred: 0 } } } : { rentalHold: total };
    return withFile(confirmed.world, id, { ...paid, strays: 0, depositHolds: bothHeld ? 1 : 0 });
  }
  return strayPaid(settled, id);
};

const strayPaid = (world: WorldState, id: string): WorldState => {
  const late = tryAct(world, id, 'late-payment', 'system', {});
  if (!('world' in late)) throw new Error(`stray money in ${bookingIn(world, id).whole.state ?? 'nothing'} cannot be returned: ${late.refused}`);
  return late.world;
};

/** What was refused has been paid by the link: it is now the charge it would have been, or a deposit that is held. */
const linkPaid = (world: WorldState, id: string): WorldState => {
  const file = fileOf(world, id);
  if (file.link !== 'paid') return world;
  const settled = withFile(world, id, { link: 'none' });
  const { whole } = bookingIn(world, id);
  if (whole.state !== 'confirmed' || whole.money !== 'failed') return strayPaid(settled, id);
  const known = new Set(whole.account.charges.map((charge) => charge.id));
  const again = tryAct(settled, id, 'pay-again', 'payer', { paymentMatches: true, depositCaptureBefore: plusMs(world.now, depositLifeMs) });
  if (!('world' in again)) throw new Error(`paid again, and refused: ${again.refused}`);
  if (whole.facts.unpaid === 'deposit') return withFile(again.world, id, { depositHolds: 1, strays: 0 });
  const charge = bookingIn(again.world, id).whole.account.charges.find((each) => !known.has(each.id));
  const charges = charge ? { ...file.charges, [charge.id]: { amount: charge.amount.amount, returned: 0, transferred: 0 } } : file.charges;
  return withFile(again.world, id, { charges, strays: 0 });
};

const disputeClosed = (world: WorldState, id: string, lost: number): WorldState => {
  const result = tryAct(world, id, 'dispute-closed', 'system', { outcome: lost > 0 ? 'lost' : 'won', amount: amountOf(lost) });
  return 'world' in result ? result.world : world;
};

const take = (world: WorldState, message: Message): WorldState => {
  switch (message.news) {
    case 'page_paid':
      return pagePaid(world, message.booking);
    case 'link_paid':
      return linkPaid(world, message.booking);
    case 'answer':
      return takeBankAnswer(world, message.booking, message.id, message.answer);
    case 'dispute_opened': {
      const result = tryAct(world, message.booking, 'dispute-opened', 'system', {});
      return 'world' in result ? result.world : world;
    }
  }
};

const deliver = (world: WorldState, index: number, how: 'once' | 'twice' | 'lost'): WorldState => {
  const message = world.messages[index];
  if (!message) return world;
  const left = { ...world, messages: world.messages.filter((_, each) => each !== index) };
  // What no poll can find again is repeated by Stripe for days; only what a poll repairs may get lost.
  if (how === 'lost') return message.news === 'dispute_opened' ? world : left;
  return how === 'twice' ? take(take(left, message), message) : take(left, message);
};

/** What the bank says when asked: the page, the link, and the order that waits for its answer. */
const poll = (world: WorldState, id: string): WorldState => {
  const file = fileOf(world, id);
  const paid = file.page === 'paid' ? pagePaid(world, id) : world;
  const linked = fileOf(paid, id).link === 'paid' ? linkPaid(paid, id) : paid;
  const [head] = bookingIn(linked, id).whole.queue;
  const answer = head ? fileOf(linked, id).asked[head.id] : undefined;
  return head && answer ? takeBankAnswer(linked, id, head.id, answer) : linked;
};

const send = (world: WorldState, refuses: boolean): WorldState => {
  const [first, ...outbox] = world.outbox;
  if (!first?.intent.order) return { ...world, outbox };
  const { booking, intent } = first;
  const { order, id } = intent;
  if (!order) return { ...world, outbox };
  const { file, answer } = askBank(fileOf(world, booking), id, order, world.now, refuses || (order.do === 'transfer' && !world.payable));
  return { ...withFile(world, booking, file), outbox, messages: [...world.messages, { booking, news: 'answer', id, answer }] };
};

/** Nothing that was committed is forgotten: who takes over finds every order that has no answer yet. */
const crash = (world: WorldState): WorldState => ({
  ...world,
  outbox: Object.values(world.bookings).flatMap(({ id, whole: { queue } }) => (queue[0]?.order ? [{ booking: id, intent: queue[0] }] : [])),
});

/** The bank closes a page before the system gives up on it; paid at the last moment, that counts. */
const closeFirst = (world: WorldState, id: string, name: TransitionName): WorldState | null => {
  const { page, link } = fileOf(world, id);
  if (name === 'expire-payment') return page === 'paid' ? pagePaid(world, id) : withFile(world, id, { page: 'closed' });
  const givesUp = name === 'cancel-unpaid' || (name === 'decline-change' && bookingIn(world, id).whole.facts.unpaid === 'change');
  if (!givesUp) return world;
  return link === 'paid' ? linkPaid(world, id) : withFile(world, id, { link: 'none' });
};

const runTimer = (world: WorldState, id: string): WorldState | null => {
  const { whole } = bookingIn(world, id);
  for (const { name, at } of deadlinesOf({ ...whole, facts: { ...whole.facts, payoutPossible: world.payable } })) {
    if (at > world.now) return null;
    const closed = closeFirst(world, id, name) ?? world;
    const result = tryAct(closed, id, name, 'system', name === 'expire-payment' ? { checkoutClosed: true } : {});
    if ('world' in result) return result.world;
    if (bookingIn(closed, id).timeline.length > bookingIn(world, id).timeline.length) return closed;
  }
  return null;
};

/** Runs what is due, of all bookings, until nothing is. Throws where a timer that is due neither runs nor goes away. */
const runTimers = (world: WorldState): WorldState => {
  let current = world;
  for (const id of Object.keys(world.bookings)) {
    for (let runs = 0, next = runTimer(current, id); next; next = runTimer(next, id), runs += 1) {
      if (runs > 50) throw new Error(`timers of ${id} do not come to rest in ${bookingIn(next, id).whole.state ?? ''}`);
      current = next;
    }
    const { deadline } = bookingIn(current, id);
    if (deadline && deadline.at <= world.now) throw new Error(`${deadline.name} of ${id} is due, and neither runs nor goes away`);
  }
  return current;
};

const dispute = (world: WorldState, id: string): WorldState => {
  const file = fileOf(world, id);
  if (file.disputed || Object.keys(file.charges).length === 0) return world;
  return { ...withFile(world, id, { disputed: true }), messages: [...world.messages, { booking: id, news: 'dispute_opened' }] };
};

/** A lost dispute takes what is left of the rental; nothing of it while a refund is under way. */
const judge = (world: WorldState, id: string, lost: boolean): WorldState => {
  const file = fileOf(world, id);
  const { facts, queue, account } = bookingIn(world, id).whole;
  if (!file.disputed || facts.disputedAt === undefined || queue.length > 0) return world;
  const amount = lost ? Math.min(keptOf(account), Object.values(file.charges).reduce((sum, each) => sum + each.amount - each.returned, 0)) : 0;
  let left = amount;
  const charges = Object.fromEntries(Object.entries(file.charges).map(([key, each]) => {
    const part = Math.min(left, each.amount - each.returned);
    left -= part;
    return [key, { ...each, returned: each.returned + part }];
  }));
  const judged = withFile(world, id, { disputed: false, lost: file.lost + amount, charges });
  // The bank's word is taken in before anything else moves: it has moved the money already.
  return disputeClosed(judged, id, amount);
};

const pay = (world: WorldState, id: string): WorldState => {
  const file = fileOf(world, id);
  const { whole } = bookingIn(world, id);
  if (file.page === 'open') {
    const total = whole.account.lineItems.filter(({ paidBy }) => paidBy === 'renter').reduce((sum, line) => sum + line.total.amount, 0);
    return { ...withFile(world, id, { page: 'paid', strays: total }), messages: [...world.messages, { booking: id, news: 'page_paid' }] };
  }
  if (file.link !== 'open') return world;
  return { ...withFile(world, id, { link: 'paid', strays: 1 }), messages: [...world.messages, { booking: id, news: 'link_paid' }] };
};

/** One move: the world after it. Total; throws only where an invariant of the world itself is broken. */
export const applyMove = (world: WorldState, move: Move): Applied => {
  switch (move.kind) {
    case 'ask':
      return tried(world, tryAsk(world, move.vehicle, move.period, move.name));
    case 'act':
      return tried(world, tryAct(world, move.booking, move.name, move.role, move.details));
    case 'wait':
      return { world: move.until > world.now ? { ...world, now: move.until } : world };
    case 'timers':
      return { world: runTimers(world) };
    case 'send':
      return { world: send(world, move.refuses) };
    case 'crash':
      return { world: crash(world) };
    case 'pay':
      return { world: pay(world, move.booking) };
    case 'deliver':
      return { world: deliver(world, move.index, move.how) };
    case 'poll':
      return { world: poll(world, move.booking) };
    case 'dispute':
      return { world: dispute(world, move.booking) };
    case 'judge':
      return { world: judge(world, move.booking, move.lost) };
    case 'account':
      return { world: setPayable(world, move.payable) };
  }
};
