import type { Endpoint } from '../endpoint';
import { listEndpoint, retrieveEndpoint } from '../listing';

export const chargeEndpoints: readonly Endpoint[] = [
  listEndpoint('/v1/charges', 'charges', ['customer', 'payment_intent', 'transfer_group']),
  retrieveEndpoint('/v1/charges/:id', 'charges', 'charge'),
];
