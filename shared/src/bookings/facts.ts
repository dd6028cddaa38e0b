import type { Money } from '../money';
import type { Period } from '../time';
import type { LineItem } from './price';
import type { Proposal } from './proposal';
import type { ReturnReading } from './return-lines';
import type { BookingRole, DeclineReason, DepositState, UnpaidPart } from './states';

/** What a person or the system hands in with one transition. */
export interface TransitionInput {
  readonly reason?: DeclineReason | undefined;
  /** Which way a transition with several ends goes: a key of its row's `to` or `money`; for `force`, a state. */
  readonly outcome?: string | undefined;
  readonly quote?: 'usable' | 'used' | 'expired' | undefined;
  readonly verdict?: 'fits' | 'tight' | 'does_not_fit' | 'unknown' | undefined;
  /** Support acts for somebody whose consent is recorded. */
  readonly consentRecorded?: boolean | undefined;
  /** The PaymentIntent, retrieved, has this booking's amount, currency and id. */
  readonly paymentMatches?: boolean | undefined;
  /** Stripe says that the Checkout session can no longer be paid. */
  readonly checkoutClosed?: boolean | undefined;
  /** Until when the hold that was just made lives: that of the rental, that of the deposit. */
  readonly captureBefore?: Date | undefined;
  readonly depositCaptureBefore?: Date | undefined;
  /** What Stripe refused to take. */
  readonly unpaid?: UnpaidPart | undefined;
  /** New dates, free or not, and what the whole rental costs with them. */
  readonly period?: Period | undefined;
  readonly lineItems?: readonly LineItem[] | undefined;
  readonly datesFree?: boolean | undefined;
  /** Of a refund, an estimate, an answer, a settlement, a lost dispute. */
  readonly amount?: Money | undefined;
  /** The car that takes over, and whose it is. */
  readonly ownerId?: string | undefined;
  /** A photo, a measure or a place, as the transition asks. */
  readonly evidence?: boolean | undefined;
  /** Km, energy, photos and equipment are written down, and the agreement accepted. */
  readonly recordComplete?: boolean | undefined;
  /** When an act done without a network really took place. */
  readonly actedAt?: Date | undefined;
  /** The renter gives a reason of health, which only support reads. */
  readonly sensitiveReason?: boolean | undefined;
  /** When the car is reserved next; a late car is never kept longer. */
  readonly nextReservation?: Date | undefined;
  readonly driven?: ReturnReading | undefined;
  readonly effectShown?: boolean | undefined;
  readonly secondPerson?: boolean | undefined;
  readonly note?: boolean | undefined;
}

/** What transitions and the answers of the bank write; later guards and deadlines count from it. */
export interface BookingStamps {
  readonly inquiredAt?: Date | undefined;
  /** End of the 30 minutes in which the dates are held unpaid. */
  readonly holdUntil?: Date | undefined;
  /** How often the hold has been extended. */
  readonly extensions?: number | undefined;
  readonly requestedAt?: Date | undefined;
  readonly confirmedAt?: Date | undefined;
  /** When money of the payer first came in. */
  readonly paidAt?: Date | undefined;
  readonly failedAt?: Date | undefined;
  readonly unpaid?: UnpaidPart | undefined;
  /** The instant after which the card's hold is gone: the charge's own, never a constant. */
  readonly captureBefore?: Date | undefined;
  readonly deposit?: DepositState | undefined;
  readonly depositCaptureBefore?: Date | undefined;
  /** The hold whose renewal has been asked for: that which ends at this instant. */
  readonly renewalOf?: Date | undefined;
  readonly proposal?: Proposal | undefined;
  readonly fitAskedAt?: Date | undefined;
  readonly fitAnsweredAt?: Date | undefined;
  readonly fitEscalatedAt?: Date | undefined;
  readonly absenceReportedAt?: Date | undefined;
  readonly absenceReportedBy?: BookingRole | undefined;
  readonly contestedAt?: Date | undefined;
  readonly refusedAt?: Date | undefined;
  readonly checkInStartedAt?: Date | undefined;
  readonly checkInStartedBy?: BookingRole | undefined;
  readonly problemAt?: Date | undefined;
  /** When the calendar was last extended for a car that is late, and to when. */
  readonly overdueAt?: Date | undefined;
  readonly keptUntil?: Date | undefined;
  readonly missingReportedAt?: Date | undefined;
  readonly checkOutStartedAt?: Date | undefined;
  readonly checkOutStartedBy?: BookingRole | undefined;
  /** When the car was back, as said by who started the check-out; silence counts from when it was said. */
  readonly backAt?: Date | undefined;
  readonly returnedAt?: Date | undefined;
  /** What the return showed: late hours, km and energy beyond; absent where there is nothing to pay. */
  readonly returnLines?: readonly LineItem[] | undefined;
  readonly overageShownAt?: Date | undefined;
  readonly overageDisputedAt?: Date | undefined;
  readonly overageChargedAt?: Date | undefined;
  readonly claimedAt?: Date | undefined;
  readonly estimatedAt?: Date | undefined;
  readonly answeredAt?: Date | undefined;
  readonly claimEscalatedAt?: Date | undefined;
  readonly disputedAt?: Date | undefined;
  readonly payoutAskedAt?: Date | undefined;
}

/** What was agreed about the dates and the car. */
export interface BookingTerms {
  readonly start: Date;
  readonly end: Date;
  /** The vehicle's IANA time zone. */
  readonly zone: string;
  readonly instant: boolean;
  /** The vehicle's notice, in hours. */
  readonly noticeHours?: number | undefined;
}

/** What is known from elsewhere: the renter's other bookings, the owner's account, the ledger. */
export interface BookingSurroundings {
  readonly ownVehicle?: boolean | undefined;
  readonly unpaidHolds?: number | undefined;
  readonly expiredHoldsToday?: number | undefined;
  readonly payoutPossible?: boolean | undefined;
  readonly ownerHasShare?: boolean | undefined;
  /** What could still go back to the payer, in minor units. */
  readonly refundable?: number | undefined;
  /** Money is on its way, and its answer not in. */
  readonly moneyMoves?: boolean | undefined;
}

/**
 * What is known of a booking beside its state. A guard whose fact is absent refuses, and a deadline whose
 * fact is absent does not exist: a feature that is not there yet can neither be used nor run.
 */
export interface BookingFacts extends BookingTerms, BookingStamps, BookingSurroundings {}

const notStamps: readonly string[] = [
  'start', 'end', 'zone', 'instant', 'noticeHours',
  'ownVehicle', 'unpaidHolds', 'expiredHoldsToday', 'payoutPossible', 'ownerHasShare', 'refundable', 'moneyMoves',
] satisfies (keyof BookingTerms | keyof BookingSurroundings)[];

/** Of all facts, what is kept with the booking as `stamps`; what was taken back is left out. */
export const stampsOf = (facts: BookingFacts): BookingStamps =>
  Object.fromEntries(Object.entries(facts).filter(([name, value]) => value !== undefined && !notStamps.includes(name)));
