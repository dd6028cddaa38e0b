import type { Deadline } from '../../core/deadlines/deadlines';
import { checkDispute } from './check-disputes';
import { checkPayment } from './check-payment';
import type { PaymentParts } from './parts';
import { retryPayout } from './pay-out';
import { checkAccount } from './payout-account';
import { sweepMessages } from './sweep-messages';

/** Every open thing is asked about again at its `checkAt`, in case Stripe's message was lost. */
export const paymentDeadlines = (parts: PaymentParts): Deadline[] => [
  { name: 'payments.check', due: parts.payments.dueChecks, run: async (id) => void (await checkPayment(parts, id)) },
  { name: 'payments.check-dispute', due: parts.stripeLog.dueDisputes, run: (id) => checkDispute(parts, id) },
  { name: 'payments.check-account', due: parts.payouts.dueAccounts, run: async (id) => void (await checkAccount(parts, id)) },
  { name: 'payments.retry-payout', due: parts.payouts.dueChecks, run: (id) => retryPayout(parts, id) },
  { name: 'payments.sweep', due: parts.stripeLog.dueSweep, run: () => sweepMessages(parts) },
];
