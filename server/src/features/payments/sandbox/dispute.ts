import { enterBalance } from './balance';
import type { Charge } from './documents';
import { newId } from './new-id';
import type { Dispute } from './payout-documents';
import { present } from './present';
import { publishEvent } from './publish-event';
import type { Change } from './store';

const DISPUTE_FEE = 2000;
const DAYS_TO_ANSWER = 9;

/** The cardholder's bank takes the money back, with a fee, until the dispute is decided. */
export function openDispute(change: Change, charge: Charge, reason: string): Dispute {
  const id = newId('dp');
  const entry = enterBalance(change, { amount: -charge.amount_captured, fee: DISPUTE_FEE, currency: charge.currency, source: id, type: 'adjustment', description: `Chargeback withdrawal for ${charge.id}` });
  const dispute = change.put('disputes', {
    id,
    object: 'dispute',
    created: change.now,
    livemode: false,
    metadata: {},
    amount: charge.amount_captured,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
    is_charge_refundable: false,
    balance_transactions: [present(entry)],
    evidence: {},
    evidence_details: { due_by: change.now + DAYS_TO_ANSWER * 24 * 60 * 60, has_evidence: false, past_due: false, submission_count: 0 },
  });
  change.put('charges', { ...charge, disputed: true });
  publishEvent(change, 'charge.dispute.created', dispute);
  publishEvent(change, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Won: the money comes back, the fee does not. */
export function closeDispute(change: Change, dispute: Dispute, status: 'won' | 'lost'): Dispute {
  const back = status === 'won'
    ? [present(enterBalance(change, { amount: dispute.amount, currency: dispute.currency, source: dispute.id, type: 'adjustment', description: `Chargeback reversal for ${dispute.charge}` }))]
    : [];
  const closed = change.put('disputes', { ...dispute, status, balance_transactions: [...dispute.balance_transactions, ...back] });
  publishEvent(change, 'charge.dispute.closed', closed);
  if (status === 'won') publishEvent(change, 'charge.dispute.funds_reinstated', closed);
  return closed;
}
