/**
 * What the sandbox keeps, in the names of Stripe's API so that a document is its own reply. Amounts are minor units,
 * instants are Unix seconds. `sandbox` holds what Stripe knows and does not show; it is left out of every reply.
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}
export type Metadata = Record<string, string>;

export interface Base<Name extends string> {
  id: string;
  object: Name;
  created: number;
  livemode: false;
  metadata: Metadata;
}
