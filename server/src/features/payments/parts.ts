import type Stripe from 'stripe';
import type { Context } from '../../core/context';
import type { Session } from '../../core/database/connect';
import { outcomeEvent, type PaymentOutcome } from './outcomes';
import type { PayerRepository } from './payer-repository';
import type { Payment } from './payment';
import type { PaymentRepository } from './payment-repository';
import type { PayoutRepository } from './payout-repository';
import type { StripeLogRepository } from './stripe-log-repository';

export interface PaymentParts {
  readonly context: Context;
  readonly stripe: Stripe;
  readonly payments: PaymentRepository;
  readonly payers: PayerRepository;
  readonly payouts: PayoutRepository;
  readonly stripeLog: StripeLogRepository;
}

/** What every outcome says of its payment. */
export const about = ({ id, bookingId, purpose }: Pick<Payment, 'id' | 'bookingId' | 'purpose'>) => ({ paymentId: id, bookingId, purpose });

/** Tells the features above what came of a payment, in the transaction that makes it so. */
export async function tell({ context }: PaymentParts, outcome: PaymentOutcome, session: Session): Promise<void> {
  await context.events.append(outcomeEvent(outcome), session);
}

/** Asks for something outside, to be done by the effect of this event and with its id as key. Gives that id. */
export async function want({ context }: PaymentParts, type: string, paymentId: string, data: Readonly<Record<string, string | number | null>>, session: Session): Promise<string> {
  const { id } = await context.events.append({ type, by: 'system', subject: { kind: 'payment', id: paymentId }, data: { paymentId, ...data } }, session);
  return id;
}

/** Runs `work` in a transaction unless this cause has had its outcome: an effect may run again after a crash. */
export async function once({ context, stripeLog }: PaymentParts, cause: string, work: (session: Session) => Promise<void>): Promise<void> {
  await context.transaction(async (session) => {
    if (await stripeLog.take(cause, 'effect', context.clock.now(), session)) await work(session);
  });
}
