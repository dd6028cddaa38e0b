import { z } from 'zod';
import { balances } from '../balance';
import { endpoint, type Endpoint } from '../endpoint';
import { listEndpoint, retrieveEndpoint } from '../listing';

export const balanceEndpoints: readonly Endpoint[] = [
  endpoint('GET', '/v1/balance', z.strictObject({}), ({ change }) => {
    const sums = [...balances(change)];
    return {
      body: {
        object: 'balance',
        livemode: false,
        available: sums.map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } })),
        pending: sums.map(([currency]) => ({ amount: 0, currency, source_types: { card: 0 } })),
      },
    };
  }),
  listEndpoint('/v1/balance_transactions', 'balanceTransactions', ['currency', 'source', 'type']),
  retrieveEndpoint('/v1/balance_transactions/:id', 'balanceTransactions', 'balance_transaction'),
];
