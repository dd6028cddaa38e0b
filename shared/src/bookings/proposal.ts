import type { Money } from '../money';
import type { Period } from '../time';
import type { LineItem } from './price';
import type { BookingRole } from './states';

export const proposalKinds = ['change', 'extension', 'settlement'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** What one person has offered and another must agree to; the booking stays as it is until then. */
export interface Proposal {
  readonly kind: ProposalKind;
  readonly by: BookingRole;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** Of a change or an extension: the new dates and what the whole rental costs then. */
  readonly period?: Period | undefined;
  readonly lineItems?: readonly LineItem[] | undefined;
  /** Of a settlement: what the owner gets for the damage. */
  readonly amount?: Money | undefined;
  /** Agreed to, and effective once the difference is paid; the new dates are kept meanwhile. */
  readonly acceptedAt?: Date | undefined;
}

/** True while the dates of an accepted proposal are kept beside those of the booking. */
export const isAccepted = (proposal: Proposal | undefined): proposal is Proposal & { readonly period: Period } =>
  proposal?.acceptedAt !== undefined && proposal.period !== undefined;
