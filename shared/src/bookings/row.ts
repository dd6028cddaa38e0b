import type { DueName } from './due';
import type { GuardName } from './guards';
import type { BookingRole, BookingState, TransitionName } from './states';
import type { BookingStamps } from './facts';
import type { MoneyEffect } from './money-effects';

/** What happens to the vehicle's calendar, in the same transaction. */
export type CalendarEffect =
  | 'none'
  | 'hold'
  | 'extend_hold'
  | 'reserve'
  | 'keep'
  | 'free'
  | 'free_and_block'
  | 'free_from_now'
  | 'swap'
  | 'extend'
  | 'explicit';

/** What follows from the event, beside money and calendar. */
export type BookingEffect =
  | 'ask_fit'
  | 'flag_next_at_risk'
  | 'flag_problem'
  | 'hide_vehicle'
  | 'offer_replacement'
  | 'open_case'
  | 'open_refund_case'
  | 'open_urgent_case'
  | 'open_reviews'
  | 'payment_link'
  | 'show_overage'
  | 'tell_both'
  | 'waive_late_fee';

/** The names of all stamps that are instants. */
export type InstantName = {
  [Name in keyof BookingStamps]-?: NonNullable<BookingStamps[Name]> extends Date ? Name : never;
}[keyof BookingStamps];

/** One row of the booking process: plain data, read by both sides. */
export interface TransitionRow {
  readonly name: TransitionName;
  /** `null`: there is no booking yet. */
  readonly from: readonly (BookingState | null)[];
  /** One state, the same one, any one (support's `force`), or one for each outcome. */
  readonly to: BookingState | 'same' | 'any' | Readonly<Record<string, BookingState>>;
  readonly who: readonly BookingRole[];
  /** Every one must hold; see guards.ts. */
  readonly guards: readonly GuardName[];
  /** When `system` does it by itself; see due.ts. */
  readonly due?: DueName;
  readonly money: MoneyEffect | Readonly<Record<string, MoneyEffect>>;
  readonly calendar: CalendarEffect;
  readonly effects: readonly BookingEffect[];
  readonly effectsByOutcome?: Readonly<Record<string, readonly BookingEffect[]>>;
  /** The instant that this transition writes; what else it writes is in stamps.ts. */
  readonly stamp?: InstantName;
  readonly event: `booking.${string}`;
}
