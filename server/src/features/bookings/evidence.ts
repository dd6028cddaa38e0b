import type { ProblemKind, TransitionBody } from '@passerelle/shared/bookings/contract';
import type { HandoverReport } from '@passerelle/shared/bookings/handover';
import type { BookingRole, TransitionName } from '@passerelle/shared/bookings/process';
import type { Money } from '@passerelle/shared/money';

export interface Signature {
  readonly by: BookingRole;
  readonly typedName: string;
  readonly at: Date;
}

/** What was written down when the car changed hands, by one and signed by the other. */
export interface HandoverRecord extends Omit<HandoverReport, 'signature' | 'actedAt'> {
  readonly by: BookingRole;
  /** By the clock of the phone, and when it reached us. */
  readonly actedAt: Date;
  readonly sentAt: Date;
  readonly signatures: readonly Signature[];
  /** The other one signed, or said nothing for twelve hours. */
  readonly agreed: boolean;
}

export interface Handover {
  readonly checkIn: HandoverRecord | null;
  readonly checkOut: HandoverRecord | null;
}

export interface ReportedProblem {
  readonly at: Date;
  readonly by: BookingRole;
  readonly kind: ProblemKind;
  readonly text: string | null;
}

/** What somebody said and showed with a step, for support to judge: words, photos, a measure of the car that is not as it was listed. */
export interface Statement {
  readonly at: Date;
  readonly by: BookingRole;
  readonly about: TransitionName;
  readonly text: string | null;
  readonly photoIds: readonly string[];
  readonly measure: NonNullable<TransitionBody['measure']> | null;
}

export interface Claim {
  readonly openedAt: Date;
  readonly text: string;
  readonly photoIds: readonly string[];
  /** Of the estimate; absent in claims from before they were kept. */
  readonly estimatePhotoIds?: readonly string[];
  readonly estimate: Money | null;
  readonly answer: Money | null;
  readonly settled: Money | null;
}
