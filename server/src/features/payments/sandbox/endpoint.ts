import type { z } from 'zod';
import type { JsonObject } from './documents';
import type { FormObject } from './form';
import { readParams } from './params';
import type { Change } from './store';

export interface Call<Input> {
  change: Change;
  input: Input;
  /** The first and second id in the address; empty when the address has none. */
  id: string;
  childId: string;
  /** Where people reach the product; the sandbox's pages are under `/sandbox` there. */
  publicUrl: string;
}

/** What an endpoint answers with: a document, or a card's refusal, which is a 402 whose changes are kept. */
export type Answer = { body: object } | { refused: JsonObject };

export interface Endpoint {
  method: 'GET' | 'POST';
  address: RegExp;
  run(call: Call<FormObject>): Answer;
}

/** Declares one operation. `address` is Stripe's, with `:id` where an id stands. */
export function endpoint<Input>(method: Endpoint['method'], address: string, schema: z.ZodType<Input>, run: (call: Call<Input>) => Answer): Endpoint {
  return {
    method,
    address: new RegExp(`^${address.replaceAll(':id', '([A-Za-z0-9_]+)')}$`),
    run: (call) => run({ ...call, input: readParams(schema, call.input) }),
  };
}
