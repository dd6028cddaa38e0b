import type { LineItem } from '@passerelle/shared/bookings/price';
import type { BookingStamps, BookingFacts } from '@passerelle/shared/bookings/facts';
import type { CancellationPolicy, CancellationSettlement } from '@passerelle/shared/bookings/cancellation';
import type { MoneyEffect } from '@passerelle/shared/bookings/money-effects';
import type { BookingRole, BookingState, DeclineReason, MoneyState, TransitionName } from '@passerelle/shared/bookings/process';
import type { ProcessState } from '@passerelle/shared/bookings/transition';
import type { Verdict } from '@passerelle/shared/fit/result';
import type { Money } from '@passerelle/shared/money';
import type { Period } from '@passerelle/shared/time';

export interface TimelineEntry {
  readonly at: Date;
  readonly name: TransitionName;
  readonly by: BookingRole;
  readonly state: BookingState;
  readonly reason?: DeclineReason | undefined;
}

/** The verdict and what the owner prepares; never a measure, a slack or a remedy. */
export interface BookingFit {
  readonly verdict: Verdict;
  readonly ruleVersion: string;
  readonly preparation: readonly string[];
}

/** What money still has to do after a transition, and out of whose part a refund is paid. */
export interface MoneyUnderWay {
  readonly effect: MoneyEffect;
  readonly settlement: Pick<CancellationSettlement, 'back' | 'kept' | 'returnedBy'> | null;
}

export interface BookingRecord {
  readonly id: string;
  readonly version: number;
  readonly state: BookingState;
  readonly money: MoneyState;
  readonly vehicleId: string;
  readonly ownerId: string;
  readonly renterId: string;
  readonly driver: string | null;
  readonly passengers: readonly string[];
  readonly period: Period;
  readonly timeZone: string;
  readonly instant: boolean;
  readonly lineItems: readonly LineItem[];
  readonly total: Money;
  readonly deposit: Money;
  readonly cancellationPolicy: CancellationPolicy;
  readonly fit: BookingFit | null;
  readonly stamps: BookingStamps;
  readonly captureBefore: Date | null;
  readonly due: { readonly name: TransitionName; readonly at: Date } | null;
  readonly moneyUnderWay: MoneyUnderWay | null;
  readonly timeline: readonly TimelineEntry[];
  readonly conversationId: string;
  readonly paymentId: string;
  readonly createdAt: Date;
}

/** The booking as the process sees it. */
export function processState(booking: Pick<BookingRecord, 'state' | 'money' | 'period' | 'timeZone' | 'instant' | 'stamps' | 'captureBefore'>): ProcessState {
  const facts: BookingFacts = {
    ...booking.stamps,
    start: booking.period.from,
    end: booking.period.to,
    zone: booking.timeZone,
    instant: booking.instant,
    ownVehicle: false,
    captureBefore: booking.captureBefore ?? undefined,
  };
  return { state: booking.state, money: booking.money, facts };
}
