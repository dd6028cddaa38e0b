import type { Charge } from '@passerelle/shared/bookings/account';
import type { CancellationPolicy } from '@passerelle/shared/bookings/cancellation';
import type { ProblemKind } from '@passerelle/shared/bookings/contract';
import type { BookingFacts, BookingStamps } from '@passerelle/shared/bookings/facts';
import type { QueuedIntent, WholeBooking } from '@passerelle/shared/bookings/money-queue';
import type { LedgerEntry, LedgerParties } from '@passerelle/shared/bookings/ledger';
import type { LineItem } from '@passerelle/shared/bookings/price';
import type { BookingRole, BookingState, DeclineReason, MoneyState, TransitionName } from '@passerelle/shared/bookings/process';
import type { Verdict } from '@passerelle/shared/fit/result';
import type { Money } from '@passerelle/shared/money';
import type { Period } from '@passerelle/shared/time';
import { nothingChosen, type ChosenOptions } from './chosen-options';
import type { Claim, Handover, ReportedProblem, Statement } from './evidence';

/** One step as it is told; codes and amounts, from which who shows it makes a sentence. */
export interface TimelineEntry {
  readonly at: Date;
  readonly name: TransitionName;
  readonly by: BookingRole;
  readonly state: BookingState;
  readonly outcome?: string | undefined;
  readonly reason?: DeclineReason | undefined;
  readonly problem?: ProblemKind | undefined;
  readonly amount?: Money | undefined;
  readonly period?: Period | undefined;
}

/** The verdict and what the owner prepares; never a measure, a slack or a remedy. */
export interface BookingFit {
  readonly verdict: Verdict;
  readonly ruleVersion: string;
  readonly preparation: readonly string[];
}

/** What the order at the head of the queue waits for at the bank. */
export interface Sent {
  readonly intentId: string;
  /** Outcomes that are still to come: `paid:pay_…`, `captured:pay_…`, `returned:evt_…`, `paid-out:out_…`. */
  readonly waits: readonly string[];
  /** One of them was refused. */
  readonly refused: boolean;
}

/** Where at the bank a booking's money is. */
export interface BookingPayments {
  /** The payment behind each charge of the account. */
  readonly byCharge: Readonly<Record<string, string>>;
  readonly deposit: string | null;
  /** A new hold that is to follow the one above. */
  readonly renewal: string | null;
  /** What was refused and can now be paid by its link. */
  readonly link: string | null;
  /** Money that nobody waited for, on its way back: the payment by intent. */
  readonly strays: Readonly<Record<string, string>>;
}

export interface BookingRecord {
  readonly id: string;
  readonly version: number;
  readonly state: BookingState;
  readonly money: MoneyState;
  readonly vehicleId: string;
  readonly ownerId: string;
  readonly renterId: string;
  /** Somebody without an account who pays by a link; null: the renter. */
  readonly payer: string | null;
  /** Whom of support asked for it, for a renter who agreed. */
  readonly askedBy: string | null;
  readonly driver: string | null;
  readonly passengers: readonly string[];
  readonly period: Period;
  readonly timeZone: string;
  readonly instant: boolean;
  readonly lineItems: readonly LineItem[];
  readonly total: Money;
  /** What may be driven for the price; and with the dates that were offered last, should they be agreed on. */
  readonly includedKm: number;
  readonly offeredKm: number | null;
  readonly chosen: ChosenOptions;
  readonly deposit: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly fit: BookingFit | null;
  readonly stamps: BookingStamps;
  readonly due: { readonly name: TransitionName; readonly at: Date } | null;
  readonly charges: readonly Charge[];
  readonly rentalHeld: boolean;
  /** What money still has to do, in order; the first one is being done. */
  readonly queue: readonly QueuedIntent[];
  readonly sent: Sent | null;
  readonly payments: BookingPayments;
  readonly handover: Handover;
  readonly problems: readonly ReportedProblem[];
  readonly statements: readonly Statement[];
  /** Whether the renter cancelled for a reason of health: a yes or a no, sealed, for support alone. */
  readonly healthReason: string | null;
  readonly claim: Claim | null;
  /** Cars that could take over, as search found them. */
  readonly replacements: readonly string[];
  /** Somebody before is late with the car. */
  readonly atRisk: boolean;
  readonly timeline: readonly TimelineEntry[];
  readonly conversationId: string;
  /** The payment of the rental; empty while nobody has asked for the car. */
  readonly paymentId: string;
  readonly createdAt: Date;
}

/** What a booking has before anything of the kind has happened; also for those that were kept before it could. */
export const blankBooking = {
  payer: null, askedBy: null, driver: null, passengers: [], includedKm: 0, offeredKm: null, chosen: nothingChosen, fit: null, stamps: {}, due: null, charges: [], rentalHeld: false, queue: [], sent: null,
  payments: { byCharge: {}, deposit: null, renewal: null, link: null, strays: {} }, handover: { checkIn: null, checkOut: null }, problems: [], statements: [], healthReason: null, claim: null, replacements: [], atRisk: false, paymentId: '',
} as const satisfies Partial<BookingRecord>;

/** All that the process knows of a booking. An owner's account is asked when they are paid, not before. */
export const factsOf = ({ period, timeZone, instant, stamps }: Pick<BookingRecord, 'period' | 'timeZone' | 'instant' | 'stamps'>): BookingFacts => ({
  ...stamps,
  start: period.from,
  end: period.to,
  zone: timeZone,
  instant,
  ownVehicle: false,
  payoutPossible: true,
});

/** Who pays and who gets it. A payer without an account is known by the booking alone. */
/** Whose licence is looked at: the renter's account, or this booking where they named somebody else to drive. */
export const licenceHolderOf = ({ id, renterId, driver }: Pick<BookingRecord, 'id' | 'renterId' | 'driver'>): string => (driver === null ? renterId : id);

export const partiesOf = ({ id, renterId, ownerId, payer }: Pick<BookingRecord, 'id' | 'renterId' | 'ownerId' | 'payer'>): LedgerParties => ({
  bookingId: id,
  payerId: payer === null ? renterId : id,
  ownerId,
});

/** What the rules of `shared` work on. */
export const wholeBooking = (booking: BookingRecord, entries: readonly LedgerEntry[]): WholeBooking => ({
  state: booking.state,
  money: booking.money,
  facts: factsOf(booking),
  queue: booking.queue,
  account: {
    parties: partiesOf(booking),
    lineItems: booking.lineItems,
    deposit: booking.deposit,
    policy: booking.cancellationPolicy,
    rentalHeld: booking.rentalHeld,
    charges: booking.charges,
    entries,
  },
});
