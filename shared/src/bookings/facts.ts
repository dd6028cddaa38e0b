import type { BookingRole, DeclineReason } from './states';

/** What a person or the system hands in with one transition. */
export interface TransitionInput {
  readonly reason?: DeclineReason | undefined;
  /** Which way a transition with several ends goes: a key of its row's `to`; for `force`, a state. */
  readonly outcome?: string | undefined;
  readonly quote?: 'usable' | 'used' | 'expired' | undefined;
  readonly verdict?: 'fits' | 'tight' | 'does_not_fit' | 'unknown' | undefined;
  /** Support acts for somebody whose consent is recorded. */
  readonly consentRecorded?: boolean | undefined;
  /** The PaymentIntent, retrieved, has this booking's amount, currency and id. */
  readonly paymentMatches?: boolean | undefined;
  /** Stripe says that the Checkout session can no longer be paid. */
  readonly checkoutClosed?: boolean | undefined;
  /** A photo, a measure or a place, as the transition asks. */
  readonly evidence?: boolean | undefined;
  /** When an act done without a network really took place. */
  readonly actedAt?: Date | undefined;
  readonly datesFree?: boolean | undefined;
  readonly effectShown?: boolean | undefined;
  readonly secondPerson?: boolean | undefined;
  readonly aboveSetAmount?: boolean | undefined;
  readonly note?: boolean | undefined;
}

/** What a transition writes and later guards and deadlines count from. */
export interface BookingStamps {
  readonly inquiredAt?: Date | undefined;
  /** End of the 30 minutes in which the dates are held unpaid. */
  readonly holdUntil?: Date | undefined;
  /** How often the hold has been extended. */
  readonly extensions?: number | undefined;
  readonly requestedAt?: Date | undefined;
  readonly confirmedAt?: Date | undefined;
  readonly failedAt?: Date | undefined;
  readonly fitAskedAt?: Date | undefined;
  readonly absenceReportedAt?: Date | undefined;
  readonly refusedAt?: Date | undefined;
  readonly checkInStartedAt?: Date | undefined;
  /** When the calendar was last extended for a car that is late. */
  readonly overdueAt?: Date | undefined;
  readonly missingReportedAt?: Date | undefined;
  readonly checkOutStartedAt?: Date | undefined;
  readonly returnedAt?: Date | undefined;
  readonly claimedAt?: Date | undefined;
  readonly estimatedAt?: Date | undefined;
  readonly answeredAt?: Date | undefined;
}

/**
 * What is known of a booking beside its state. A guard whose fact is absent refuses, and a deadline whose
 * fact is absent does not exist: a feature that is not there yet can neither be used nor run.
 */
export interface BookingFacts extends BookingStamps {
  readonly start: Date;
  readonly end: Date;
  /** The vehicle's IANA time zone. */
  readonly zone: string;
  readonly instant: boolean;
  /** The vehicle's notice, in hours. */
  readonly noticeHours?: number | undefined;
  readonly ownVehicle?: boolean | undefined;
  readonly unpaidHolds?: number | undefined;
  readonly expiredHoldsToday?: number | undefined;
  /** The instant after which the card's hold is gone: the charge's own, never a constant. */
  readonly captureBefore?: Date | undefined;
  readonly depositCaptureBefore?: Date | undefined;
  readonly depositHeld?: boolean | undefined;
  readonly proposal?: { readonly by: BookingRole; readonly expiresAt: Date } | undefined;
  readonly fitConfirmed?: boolean | undefined;
  readonly absenceReportedBy?: BookingRole | undefined;
  readonly contested?: boolean | undefined;
  readonly checkInStartedBy?: BookingRole | undefined;
  readonly checkInComplete?: boolean | undefined;
  readonly checkOutStartedBy?: BookingRole | undefined;
  readonly checkOutComplete?: boolean | undefined;
  readonly overageShownAt?: Date | undefined;
  readonly overageDisputed?: boolean | undefined;
  readonly payoutPossible?: boolean | undefined;
  readonly ownerHasShare?: boolean | undefined;
}
