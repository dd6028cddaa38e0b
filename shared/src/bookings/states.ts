/** Every state of a booking, in the order in which a booking meets them. */
export const bookingStates = [
  'inquiry',
  'closed',
  'pending_payment',
  'abandoned',
  'payment_expired',
  'requested',
  'declined',
  'withdrawn',
  'expired',
  'confirmed',
  'cancelled_unpaid',
  'cancelled_by_renter',
  'cancelled_by_owner',
  'no_show_claimed',
  'no_show',
  'refused_at_pickup',
  'cancelled_misfit',
  'unresolved',
  'in_progress',
  'overdue',
  'returned',
  'claim_open',
  'completed',
] as const;
export type BookingState = (typeof bookingStates)[number];

/** `final`: nothing more happens to the rental itself (money may still move). */
export const stateTable = {
  inquiry: { final: false },
  closed: { final: true },
  pending_payment: { final: false },
  abandoned: { final: true },
  payment_expired: { final: true },
  requested: { final: false },
  declined: { final: true },
  withdrawn: { final: true },
  expired: { final: true },
  confirmed: { final: false },
  cancelled_unpaid: { final: true },
  cancelled_by_renter: { final: true },
  cancelled_by_owner: { final: true },
  no_show_claimed: { final: false },
  no_show: { final: true },
  refused_at_pickup: { final: false },
  cancelled_misfit: { final: true },
  unresolved: { final: false },
  in_progress: { final: false },
  overdue: { final: false },
  returned: { final: false },
  claim_open: { final: false },
  completed: { final: true },
} as const satisfies Record<BookingState, { readonly final: boolean }>;

export const isFinal = (state: BookingState): boolean => stateTable[state].final;

export const finalStates: readonly BookingState[] = bookingStates.filter(isFinal);
export const openStates: readonly BookingState[] = bookingStates.filter((state) => !isFinal(state));

/** How far the money of a booking is, beside its state: every money effect ends well or in `failed`. */
export const moneyStates = ['none', 'pending', 'held', 'captured', 'failed'] as const;
export type MoneyState = (typeof moneyStates)[number];

/** The deposit, apart from the rental: a hold on the payer's card, of which a claim may take a part. */
export const depositStates = ['none', 'pending', 'held', 'captured', 'released', 'failed'] as const;
export type DepositState = (typeof depositStates)[number];

/** What was refused when `money` is `failed`: the rental itself, the difference of a change, the hold of the deposit. */
export const unpaidParts = ['rental', 'change', 'deposit'] as const;
export type UnpaidPart = (typeof unpaidParts)[number];

/** Who acts. A payer may be neither renter nor owner; `system` is a deadline or a webhook. */
export const bookingRoles = ['renter', 'owner', 'payer', 'support', 'system'] as const;
export type BookingRole = (typeof bookingRoles)[number];

/** The closed list an owner picks from to decline a request or to cancel a booking. */
export const declineReasons = [
  'dates_not_possible',
  'vehicle_unavailable',
  'vehicle_broken',
  'cannot_hand_over',
  'does_not_fit',
  'trip_too_long',
  'safety_concern',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Every transition of the table, in its order. The rows themselves are in rows-*.ts. */
export const transitionNames = [
  'inquire',
  'close-inquiry',
  'request',
  'extend-payment',
  'abandon',
  'confirm-payment',
  'expire-payment',
  'late-payment',
  'accept',
  'decline',
  'withdraw',
  'expire-request',
  'payment-failed',
  'pay-again',
  'cancel-unpaid',
  'hold-deposit',
  'renew-deposit',
  'propose-change',
  'accept-change',
  'decline-change',
  'withdraw-change',
  'ask-fit',
  'reconfirm-fit',
  'fit-unanswered',
  'cancel-by-renter',
  'cancel-by-owner',
  'report-owner-absent',
  'report-renter-absent',
  'contest',
  'settle-no-show',
  'refuse-at-pickup',
  'settle-refusal',
  'lapse',
  'start-check-in',
  'confirm-check-in',
  'propose-extension',
  'accept-extension',
  'decline-extension',
  'report-problem',
  'mark-overdue',
  'report-missing',
  'start-check-out',
  'confirm-check-out',
  'resolve',
  'dispute-overage',
  'charge-overage',
  'claim',
  'estimate',
  'answer',
  'settle',
  'claim-timeout',
  'complete',
  'pay-owner',
  'dispute-opened',
  'dispute-closed',
  'cancel-with-refund',
  'partial-refund',
  'goodwill',
  'release-deposit',
  'capture-deposit',
  'change-vehicle',
  'force',
] as const;
export type TransitionName = (typeof transitionNames)[number];
