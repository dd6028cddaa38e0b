import { z } from 'zod';
import { invalidRequest, noSuch } from '../api-error';
import { balances, enterBalance } from '../balance';
import { endpoint, type Endpoint } from '../endpoint';
import { listEndpoint, pageOf, pageParams } from '../listing';
import { newId } from '../new-id';
import { currency, metadata, positive, text } from '../params';
import type { Transfer } from '../payout-documents';
import { listOf, present } from '../present';
import { publishEvent } from '../publish-event';
import type { Change, Reader } from '../store';

const created = z.strictObject({
  amount: positive,
  currency,
  destination: text(),
  source_transaction: text().optional(),
  transfer_group: text(255).optional(),
  description: text().optional(),
  metadata: metadata.optional(),
});
type Input = z.infer<typeof created>;

/** Shown with its reversals, which Stripe always includes. */
function shown(reader: Reader, transfer: Transfer): object {
  const reversals = reader.all('transferReversals').filter((reversal) => reversal.transfer === transfer.id).reverse();
  return { ...present(transfer), reversals: listOf(reversals, `/v1/transfers/${transfer.id}/reversals`) };
}

function find(change: Change, id: string): Transfer {
  const transfer = change.get('transfers', id);
  if (!transfer) throw noSuch('transfer', id);
  return transfer;
}

/** What funds the transfer: a charge, up to what it brought in, or the platform's balance. Returns the charge's group. */
function checkFunds(change: Change, input: Input): string | null {
  if (input.source_transaction === undefined) {
    if ((balances(change).get(input.currency) ?? 0) < input.amount) throw invalidRequest('You have insufficient available funds in your Stripe account.', { code: 'balance_insufficient' });
    return null;
  }
  const charge = change.get('charges', input.source_transaction);
  if (!charge) throw noSuch('charge', input.source_transaction, 'source_transaction');
  if (!charge.captured) throw invalidRequest('The source_transaction has not been captured, so it has no funds to transfer.', { param: 'source_transaction' });
  if (charge.currency !== input.currency) throw invalidRequest(`The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${input.currency}).`, { param: 'currency' });
  const sent = change.all('transfers').filter((transfer) => transfer.source_transaction === charge.id).reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
  if (sent + input.amount > charge.amount_captured) throw invalidRequest(`Transfers using this transaction as a source must not exceed the source amount of ${charge.amount_captured}. (There is ${charge.amount_captured - sent} left.)`, { param: 'amount' });
  return charge.transfer_group;
}

function makeTransfer(change: Change, input: Input): Transfer {
  const account = change.get('accounts', input.destination);
  if (!account) throw noSuch('destination', input.destination, 'destination');
  if (account.capabilities.transfers !== 'active') {
    throw invalidRequest('Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments', { code: 'insufficient_capabilities_for_transfer', param: 'destination' });
  }
  const group = checkFunds(change, input);
  const id = newId('tr');
  const entry = enterBalance(change, { amount: -input.amount, currency: input.currency, source: id, type: 'transfer', description: input.description ?? null });
  const transfer = change.put('transfers', {
    id,
    object: 'transfer',
    created: change.now,
    livemode: false,
    metadata: input.metadata ?? {},
    amount: input.amount,
    amount_reversed: 0,
    balance_transaction: entry.id,
    currency: input.currency,
    description: input.description ?? null,
    destination: account.id,
    destination_payment: newId('py'),
    reversed: false,
    source_transaction: input.source_transaction ?? null,
    source_type: 'card',
    transfer_group: input.transfer_group ?? group,
  });
  publishEvent(change, 'transfer.created', shown(change, transfer));
  return transfer;
}

export const transferEndpoints: readonly Endpoint[] = [
  endpoint('POST', '/v1/transfers', created, ({ change, input }) => ({ body: shown(change, makeTransfer(change, input)) })),
  listEndpoint('/v1/transfers', 'transfers', ['destination', 'transfer_group']),
  endpoint('GET', '/v1/transfers/:id', z.strictObject({}), ({ change, id }) => ({ body: shown(change, find(change, id)) })),
  endpoint('POST', '/v1/transfers/:id/reversals', z.strictObject({ amount: positive.optional(), description: text().optional(), metadata: metadata.optional() }), ({ change, id, input }) => {
    const transfer = find(change, id);
    const left = transfer.amount - transfer.amount_reversed;
    const amount = input.amount ?? left;
    if (left === 0) throw invalidRequest(`Transfer ${id} is already fully reversed.`, { code: 'transfer_already_reversed' });
    if (amount > left) throw invalidRequest(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${left}).`, { param: 'amount' });
    if (change.get('accounts', transfer.destination)?.sandbox.keepsNothing) {
      throw invalidRequest('The connected account has insufficient available funds for this reversal.', { code: 'balance_insufficient' });
    }
    const reversalId = newId('trr');
    const entry = enterBalance(change, { amount, currency: transfer.currency, source: reversalId, type: 'transfer_refund', description: input.description ?? null });
    const reversal = change.put('transferReversals', {
      id: reversalId, object: 'transfer_reversal', created: change.now, metadata: input.metadata ?? {}, amount, balance_transaction: entry.id,
      currency: transfer.currency, transfer: id, source_refund: null, destination_payment_refund: null,
    });
    const after = change.put('transfers', { ...transfer, amount_reversed: transfer.amount_reversed + amount, reversed: amount === left });
    publishEvent(change, 'transfer.reversed', shown(change, after));
    return { body: reversal };
  }),
  endpoint('GET', '/v1/transfers/:id/reversals', z.strictObject(pageParams), ({ change, id, input }) => {
    find(change, id);
    return { body: pageOf(change.all('transferReversals').filter((reversal) => reversal.transfer === id), `/v1/transfers/${id}/reversals`, input) };
  }),
  endpoint('GET', '/v1/transfers/:id/reversals/:id', z.strictObject({}), ({ change, id, childId }) => {
    const reversal = change.get('transferReversals', childId);
    if (reversal?.transfer !== find(change, id).id) throw noSuch('transfer reversal', childId);
    return { body: reversal };
  }),
];
