import { euros } from '@passerelle/shared/money';
import { paymentsContract } from '@passerelle/shared/payments/contract';
import type { Session } from '../src/core/database/connect';
import { readOutcome, type NewCharge, type NewPayment, type Payment, type PaymentOutcome } from '../src/features/payments';
import { eventually } from './eventually';
import type { Account, TestProduct } from './product';
import { cards } from './stripe-stand-in';

export const { routes: payouts } = paymentsContract;

/** Cards that show what happens after the first payment. */
export const laterCards = { declinedLater: '4000000000007015', expiresSoon: '4000000000007023', refundFails: '4000000000005126', alwaysChallenge: '4000002760003184', disputed: '4000000000000259' } as const;

let bookings = 0;
/** Payments need no booking that exists: what they tell of another one, nobody follows. */
export const aBookingId = (): string => `bkg_of_test_${(bookings += 1)}`;

type Outcome<T extends PaymentOutcome['type']> = Extract<PaymentOutcome, { type: T }>;
type DataOf<T extends PaymentOutcome['type']> = Outcome<T>['data'];

export async function outcomesOf({ context }: Pick<TestProduct, 'context'>, paymentId: string): Promise<PaymentOutcome[]> {
  return (await context.events.repository.ofSubject(paymentId)).map(readOutcome).filter((outcome) => outcome !== null);
}

/** Waits until so many outcomes of a type were told of a payment, and gives the last of these. */
export async function outcome<T extends PaymentOutcome['type']>(product: Pick<TestProduct, 'context'>, paymentId: string, type: T, times = 1): Promise<DataOf<T>> {
  let told: PaymentOutcome[] = [];
  const wanted = () => told.filter((one) => one.type === type).map(({ data }) => data as DataOf<T>);
  await eventually(async () => {
    told = await outcomesOf(product, paymentId);
    return wanted().length >= times;
  }).catch(() => undefined);
  const last = wanted()[times - 1];
  if (!last) throw new Error(`waited for ${times} ${type}, but was told ${told.map((one) => one.type).join(', ')}`);
  return last;
}

export const typesOf = async (product: Pick<TestProduct, 'context'>, paymentId: string): Promise<string[]> => (await outcomesOf(product, paymentId)).map(({ type }) => type);

export const commit = <T>({ context }: Pick<TestProduct, 'context'>, work: (session: Session) => Promise<T>): Promise<T> => context.transaction(work);

export async function paymentNow({ features }: Pick<TestProduct, 'features'>, paymentId: string): Promise<Payment> {
  const payment = await features.payments.byId(paymentId);
  if (!payment) throw new Error(`no payment ${paymentId}`);
  return payment;
}

/** A payment whose page is there. */
export async function anOpenPayment(product: TestProduct, change: Partial<NewPayment> = {}): Promise<{ paymentId: string; url: string }> {
  const payment: NewPayment = {
    bookingId: aBookingId(), purpose: 'rental', payerId: null, saveMethod: false, amount: euros(15_000), capture: 'automatic', description: 'Kangoo', locale: 'fr', returnUrl: `${product.url}/bookings/x`, ...change,
  };
  const { paymentId, eventId } = await commit(product, (session) => product.features.payments.open(payment, session));
  await product.features.payments.openNow(eventId);
  const { url } = await paymentNow(product, paymentId);
  if (!url) throw new Error('no page was made');
  return { paymentId, url };
}

export async function aPaidPayment(product: TestProduct, change: Partial<NewPayment> = {}, card: string = cards.good): Promise<Payment> {
  const { paymentId, url } = await anOpenPayment(product, change);
  await product.stripe.pay(url, card);
  await outcome(product, paymentId, 'payments.paid');
  return paymentNow(product, paymentId);
}

/** Somebody who paid a rental with this card and left it with us. A card that asks its owner is approved by them. */
export async function aPayer(product: TestProduct, card: string = cards.good): Promise<Account & { readonly rental: Payment }> {
  const account = await product.account();
  const { paymentId, url } = await anOpenPayment(product, { payerId: account.id, saveMethod: true });
  const { location } = await product.stripe.pay(url, card);
  if (location?.includes('/challenge/')) await fetch(location, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'approve' }) });
  await outcome(product, paymentId, 'payments.paid');
  return { ...account, rental: await paymentNow(product, paymentId) };
}

export const aCharge = (accountId: string | null, change: Partial<NewCharge> = {}): NewCharge => ({
  bookingId: aBookingId(), accountId, purpose: 'deposit', amount: euros(80_000), capture: 'manual', description: 'Caution', locale: 'fr', ...change,
});

export async function charged(product: TestProduct, charge: NewCharge): Promise<string> {
  const { paymentId } = await commit(product, (session) => product.features.payments.chargeLater(charge, session));
  return paymentId;
}

/** A deposit that is held on a saved card. */
export async function aHeldDeposit(product: TestProduct, payer?: Account, change: Partial<NewCharge> = {}): Promise<Payment> {
  const { id } = payer ?? (await aPayer(product));
  const paymentId = await charged(product, aCharge(id, change));
  await outcome(product, paymentId, 'payments.paid');
  return paymentNow(product, paymentId);
}

/** An owner whose account at Stripe takes transfers. `keepsNothing`: it sends its balance on to its bank at once. */
export async function aReadyOwner(product: TestProduct, { keepsNothing = false } = {}): Promise<Account> {
  const owner = await product.account();
  await onboard(owner, keepsNothing);
  await eventually(async () => (await owner.ok(payouts.payouts, {})).standing === 'ready');
  return owner;
}

export async function onboard(owner: Account, keepsNothing = false): Promise<void> {
  const { url } = await owner.ok(payouts.onboard, {});
  const done = await fetch(`${url}/complete`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(keepsNothing ? { keep: 'nothing' } : {}) });
  if (done.status !== 303) throw new Error(`the onboarding page answered ${done.status}`);
}

/**
 * Dies after Stripe has answered, in the transaction that would write this outcome of what `work` asks for: nothing of it is
 * committed, and the effect runs again.
 */
export async function dyingBefore<T>(product: TestProduct, told: PaymentOutcome['type'], work: (session: Session) => Promise<T>): Promise<T> {
  const { events } = product.context;
  const real = events.append.bind(events);
  let died = false;
  const spy = jest.spyOn(events, 'append').mockImplementation((event, session) => {
    if (died || event.type !== told) return real(event, session);
    died = true;
    return Promise.reject(new Error('killed by the test'));
  });
  try {
    const result = await commit(product, work);
    await eventually(() => died);
    product.clock.advance(5_000);
    return result;
  } finally {
    spy.mockRestore();
  }
}
