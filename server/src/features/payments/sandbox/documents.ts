import type { Account, AccountLink, BalanceTransaction, Dispute, Transfer, TransferReversal } from './payout-documents';
import type { Base, JsonObject } from './document-base';

export { type Base, type JsonObject, type JsonValue } from './document-base';

export interface Customer extends Base<'customer'> {
  email: string | null;
  name: string | null;
  phone: string | null;
  description: string | null;
  preferred_locales: string[];
  balance: 0;
  currency: null;
  default_source: null;
  delinquent: false;
  invoice_settings: { default_payment_method: string | null };
}

export interface PaymentMethod extends Base<'payment_method'> {
  type: 'card';
  customer: string | null;
  billing_details: { email: string | null; name: string | null; phone: null; address: null };
  allow_redisplay: 'unspecified' | 'limited' | 'always';
  card: { brand: string; display_brand: string; last4: string; exp_month: number; exp_year: number; country: string; funding: 'credit'; fingerprint: string; networks: { available: string[]; preferred: null }; three_d_secure_usage: { supported: true }; wallet: null };
  /** `card` is an id of test-cards.ts, never a number. `authenticated`: 3-D Secure was passed while saving. */
  sandbox: { card: string; authenticated: boolean; spent: boolean };
}

type CaptureMethod = 'automatic' | 'manual';
export type IntentStatus = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'requires_capture' | 'canceled' | 'succeeded';

export interface PaymentIntent extends Base<'payment_intent'> {
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  status: IntentStatus;
  capture_method: CaptureMethod;
  confirmation_method: 'automatic';
  client_secret: string;
  customer: string | null;
  description: string | null;
  payment_method: string | null;
  payment_method_types: ['card'];
  latest_charge: string | null;
  last_payment_error: JsonObject | null;
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string | null } } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  setup_future_usage: 'off_session' | 'on_session' | null;
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  transfer_group: string | null;
  sandbox: { session: string | null; offSession: boolean };
}

export interface Charge extends Base<'charge'> {
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: string | null;
  billing_details: PaymentMethod['billing_details'];
  captured: boolean;
  currency: string;
  customer: string | null;
  description: string | null;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  outcome: JsonObject;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: { type: 'card'; card: { brand: string; last4: string; exp_month: number; exp_year: number; country: string; funding: 'credit'; fingerprint: string; network: string; capture_before?: number; three_d_secure: { result: 'authenticated' } | null } };
  receipt_email: string | null;
  refunded: boolean;
  status: 'succeeded' | 'failed';
  transfer_group: string | null;
}

export interface Refund extends Base<'refund'> {
  amount: number;
  balance_transaction: string;
  charge: string;
  currency: string;
  payment_intent: string;
  reason: string | null;
  status: 'succeeded' | 'failed';
  failure_reason?: string;
  failure_balance_transaction?: string;
  destination_details: { type: 'card'; card: { type: 'refund'; reference_status: 'pending' } };
}

export interface LineItem {
  id: string;
  object: 'item';
  amount_subtotal: number;
  amount_total: number;
  amount_discount: 0;
  amount_tax: 0;
  currency: string;
  description: string;
  quantity: number;
}

export interface Session extends Base<'checkout.session'> {
  mode: 'payment';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  amount_subtotal: number;
  amount_total: number;
  currency: string;
  cancel_url: string | null;
  success_url: string;
  client_reference_id: string | null;
  customer: string | null;
  customer_creation: 'if_required' | 'always' | null;
  customer_email: string | null;
  customer_details: { email: string | null; name: string | null; phone: null; address: null; tax_exempt: 'none'; tax_ids: [] } | null;
  expires_at: number;
  locale: string | null;
  payment_intent: string | null;
  payment_method_types: ['card'];
  payment_method_collection: 'always';
  submit_type: string | null;
  ui_mode: 'hosted_page';
  url: string | null;
  total_details: { amount_discount: 0; amount_shipping: 0; amount_tax: 0 };
  sandbox: { lineItems: LineItem[]; intent: Pick<PaymentIntent, 'capture_method' | 'description' | 'metadata' | 'receipt_email' | 'setup_future_usage' | 'statement_descriptor' | 'statement_descriptor_suffix' | 'transfer_group'> };
}

export interface StripeEvent {
  id: string;
  object: 'event';
  api_version: string;
  account?: string;
  created: number;
  data: { object: JsonObject };
  livemode: false;
  pending_webhooks: 0 | 1;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** The first reply to an idempotency key, kept 24 h; `fingerprint` is a hash of address and parameters. */
export interface KeptReply {
  id: string;
  created: number;
  fingerprint: string;
  requestId: string;
  status: number;
  body: JsonObject;
}

/** An instant at which an open session or an uncaptured hold ends, or a refund comes back; the id is that of the session, intent or refund. */
interface Deadline {
  id: string;
  at: number;
}

export interface Documents {
  customers: Customer;
  paymentMethods: PaymentMethod;
  paymentIntents: PaymentIntent;
  charges: Charge;
  refunds: Refund;
  sessions: Session;
  accounts: Account;
  accountLinks: AccountLink;
  transfers: Transfer;
  transferReversals: TransferReversal;
  balanceTransactions: BalanceTransaction;
  disputes: Dispute;
  events: StripeEvent;
  keptReplies: KeptReply;
  deadlines: Deadline;
}
export type Kind = keyof Documents;
