import { createHash } from 'node:crypto';
import type { CancellationPolicy } from '@passerelle/shared/bookings/cancellation';
import type { HandoverReport } from '@passerelle/shared/bookings/handover';
import type { LineItem } from '@passerelle/shared/bookings/price';
import type { BookingRole } from '@passerelle/shared/bookings/process';
import type { Access } from '@passerelle/shared/fit/model';
import type { Verdict } from '@passerelle/shared/fit/result';
import type { Money } from '@passerelle/shared/money';
import type { WirePeriod } from '@passerelle/shared/time';

/** What was agreed at the confirmation and stays so, whatever becomes of the listing. */
export interface AgreementTerms {
  readonly owner: string;
  readonly renter: string;
  readonly car: {
    readonly title: string;
    readonly access: Pick<Access, 'type' | 'operation' | 'side'> | null;
    readonly spaces: number;
    readonly address: string;
  };
  readonly timeZone: string;
  readonly cancellationPolicy: CancellationPolicy;
  /** For each km beyond those included. */
  readonly extraKm: Money;
}

export interface SignedHandover {
  readonly km: number;
  readonly energyPercent: number;
  readonly equipment: HandoverReport['equipment'];
  readonly demonstrated: boolean;
  readonly photos: number;
  readonly note: string | null;
  /** The one who wrote it first; the other is missing where nobody answered and the silence agreed. */
  readonly signatures: readonly { readonly by: BookingRole; readonly name: string; readonly at: string }[];
}

/** All that an agreement says, in no language. Instants are texts, so that what is hashed is what is kept. Nothing in it is about a body. */
export interface AgreementContent {
  readonly bookingId: string;
  readonly concludedAt: string;
  readonly terms: AgreementTerms;
  readonly period: WirePeriod;
  readonly lineItems: readonly LineItem[];
  readonly total: Money;
  readonly deposit: Money;
  readonly includedKm: number;
  readonly drivers: readonly string[];
  readonly passengers: readonly string[];
  readonly verdict: Verdict | null;
  readonly checkIn: SignedHandover | null;
  readonly checkOut: SignedHandover | null;
}

/** One version of an agreement, as it is kept. */
export interface Agreement {
  readonly version: number;
  readonly drawnUpAt: Date;
  readonly hash: string;
  readonly content: AgreementContent;
}

/** Keys in one order, whatever order a database gives them back in. */
function ordered(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 of the content as JSON with sorted keys, in hexadecimal. */
export const hashOf = (content: AgreementContent): string => createHash('sha256').update(JSON.stringify(content, ordered)).digest('hex');
