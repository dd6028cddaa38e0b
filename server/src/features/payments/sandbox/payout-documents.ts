import type { Base, JsonObject } from './document-base';

export interface Account extends Base<'account'> {
  type: 'express' | 'standard' | 'custom' | 'none';
  country: string;
  default_currency: string;
  email: string | null;
  business_type: string | null;
  business_profile: JsonObject;
  capabilities: Record<string, 'inactive' | 'active'>;
  charges_enabled: boolean;
  payouts_enabled: boolean;
  details_submitted: boolean;
  controller: JsonObject;
  requirements: { currently_due: string[]; eventually_due: string[]; past_due: string[]; pending_verification: string[]; disabled_reason: string | null; current_deadline: null };
  settings: JsonObject;
  /** `keepsNothing`: its whole balance goes on to its bank at once, so that nothing can be taken back. */
  sandbox: { keepsNothing: boolean };
}

export interface AccountLink {
  id: string;
  account: string;
  expires_at: number;
  return_url: string;
  refresh_url: string;
  used: boolean;
}

export interface TransferReversal extends Omit<Base<'transfer_reversal'>, 'livemode'> {
  amount: number;
  balance_transaction: string;
  currency: string;
  transfer: string;
  source_refund: null;
  destination_payment_refund: null;
}

export interface Transfer extends Base<'transfer'> {
  amount: number;
  amount_reversed: number;
  balance_transaction: string;
  currency: string;
  description: string | null;
  destination: string;
  destination_payment: string;
  reversed: boolean;
  source_transaction: string | null;
  source_type: 'card';
  transfer_group: string | null;
}

export interface BalanceTransaction {
  id: string;
  object: 'balance_transaction';
  created: number;
  available_on: number;
  amount: number;
  fee: number;
  net: number;
  currency: string;
  description: string | null;
  source: string;
  status: 'available';
  type: 'charge' | 'refund' | 'refund_failure' | 'transfer' | 'transfer_refund' | 'adjustment';
  reporting_category: string;
  fee_details: JsonObject[];
}

export interface Dispute extends Base<'dispute'> {
  amount: number;
  charge: string;
  currency: string;
  payment_intent: string;
  reason: string;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
  is_charge_refundable: boolean;
  balance_transactions: JsonObject[];
  evidence: Record<string, string>;
  evidence_details: { due_by: number; has_evidence: boolean; past_due: boolean; submission_count: number };
}
