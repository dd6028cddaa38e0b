import { earliest, hourMs, plusMs } from '../time';
import { depositInCheckout, holdExtensionMs, holdMs, overdueStepMs, proposalEnd, unpaidUntil } from './due';
import type { BookingFacts, TransitionInput } from './facts';
import type { InstantName, TransitionRow } from './row';
import { bookingSettings } from './settings';
import type { BookingRole, BookingState, TransitionName } from './states';

interface Written {
  readonly facts: BookingFacts;
  readonly to: BookingState;
  readonly role: BookingRole;
  readonly now: Date;
  readonly input: TransitionInput;
}

type Changes = Partial<BookingFacts>;
const notFailed: Changes = { failedAt: undefined, unpaid: undefined };

const onPayment = ({ facts, to, now, input }: Written): Changes => ({
  requestedAt: now,
  captureBefore: input.captureBefore ?? facts.captureBefore,
  ...(to === 'confirmed' ? { confirmedAt: now, paidAt: now } : {}),
  ...(facts.deposit === 'pending'
    ? input.depositCaptureBefore ? { deposit: 'held', depositCaptureBefore: input.depositCaptureBefore } : { deposit: 'none' }
    : {}),
});

const onFailure = ({ facts, now, input: { unpaid = 'rental' } }: Written): Changes => ({
  unpaid,
  ...(unpaid === 'deposit' ? { deposit: 'failed' } : {}),
  ...(unpaid === 'change' && facts.proposal ? { proposal: { ...facts.proposal, expiresAt: unpaidUntil(facts, now) } } : {}),
});

/** The dates and the price of an accepted proposal take effect. */
export const proposalEffect = ({ period }: { readonly period?: { readonly from: Date; readonly to: Date } | undefined }): Changes => ({
  proposal: undefined,
  ...(period ? { start: period.from, end: period.to } : {}),
});

const onPaidAgain = ({ facts, now, input }: Written): Changes => {
  switch (facts.unpaid) {
    case 'deposit':
      return { ...notFailed, deposit: 'held', depositCaptureBefore: input.depositCaptureBefore };
    case 'change':
      return { ...notFailed, ...proposalEffect(facts.proposal ?? {}) };
    default:
      return { ...notFailed, paidAt: now };
  }
};

const propose = (kind: 'change' | 'extension', limit: (written: Written) => Date) => (written: Written): Changes => {
  const { role, now, input: { period, lineItems } } = written;
  return { proposal: { kind, by: role, madeAt: now, expiresAt: proposalEnd(now, limit(written)), period, lineItems } };
};

const accept = ({ facts, now }: Written): Changes => (facts.proposal ? { proposal: { ...facts.proposal, acceptedAt: now } } : {});

const settlement = ({ facts, role, now, input: { amount } }: Written): Changes => ({
  proposal: { kind: 'settlement', by: role, madeAt: now, expiresAt: plusMs(facts.claimedAt ?? now, 20 * 24 * hourMs), amount },
});

/** Never over the next reservation, with the buffer before it, and never less than before. */
const keepLateCar = ({ facts, now, input: { nextReservation } }: Written): Changes => {
  const wanted = plusMs(now, overdueStepMs);
  const limit = nextReservation ? earliest(wanted, plusMs(nextReservation, -bookingSettings.bufferHours * hourMs)) : wanted;
  const before = facts.keptUntil ?? facts.end;
  return { keptUntil: limit > before ? limit : before };
};

/** What support forces a booking into counts from now on. */
const forcedStamp: Partial<Record<BookingState, InstantName>> = {
  requested: 'requestedAt', confirmed: 'confirmedAt', refused_at_pickup: 'refusedAt', overdue: 'overdueAt', returned: 'returnedAt', claim_open: 'claimedAt',
};

const stampOf = (name: InstantName | undefined, now: Date): Changes => (name ? { [name]: now } : {});

/** What a transition writes beside its row's own instant. */
const writes: Partial<Record<TransitionName, (written: Written) => Changes>> = {
  request: ({ facts, now }) => ({ holdUntil: plusMs(now, holdMs), deposit: depositInCheckout(facts, now) ? 'pending' : 'none' }),
  'extend-payment': ({ facts, now }) => ({
    holdUntil: plusMs(facts.holdUntil ?? now, holdExtensionMs),
    extensions: (facts.extensions ?? 0) + 1,
  }),
  'confirm-payment': onPayment,
  'payment-failed': onFailure,
  'pay-again': onPaidAgain,
  'hold-deposit': () => ({ deposit: 'pending' }),
  'renew-deposit': ({ facts }) => ({ renewalOf: facts.depositCaptureBefore }),
  'propose-change': propose('change', ({ facts }) => facts.start),
  'accept-change': accept,
  'decline-change': ({ facts }) => ({ proposal: undefined, ...(facts.unpaid === 'change' ? notFailed : {}) }),
  'withdraw-change': () => ({ proposal: undefined }),
  // What was proposed was priced for the first car.
  'change-vehicle': () => ({ proposal: undefined }),
  'report-owner-absent': ({ role }) => ({ absenceReportedBy: role, contestedAt: undefined }),
  'report-renter-absent': ({ role }) => ({ absenceReportedBy: role, contestedAt: undefined }),
  'start-check-in': ({ role, now, input }) => ({ checkInStartedAt: input.actedAt ?? now, checkInStartedBy: role }),
  // Where nobody is asked, the system answers at once: yes, or no if the dates are taken meanwhile.
  'propose-extension': propose('extension', ({ facts, now }) => (facts.instant ? now : facts.end)),
  'accept-extension': accept,
  'decline-extension': () => ({ proposal: undefined }),
  'mark-overdue': keepLateCar,
  'start-check-out': ({ role, now, input }) => ({ checkOutStartedAt: now, checkOutStartedBy: role, backAt: input.actedAt ?? now }),
  resolve: ({ to, now }) => (to === 'returned' ? { returnedAt: now } : {}),
  estimate: settlement,
  answer: settlement,
  'claim-timeout': ({ to, now }) => (to === 'claim_open' ? { claimEscalatedAt: now } : {}),
  'dispute-closed': () => ({ disputedAt: undefined }),
  force: ({ to, now }) => stampOf(forcedStamp[to], now),
};

/** The facts once a transition has committed. An offer that nobody took does not outlive the state it was made in. */
export const factsAfter = (row: TransitionRow, from: BookingState | null, written: Written): BookingFacts => ({
  ...written.facts,
  ...(from !== written.to ? { proposal: undefined } : {}),
  ...stampOf(row.stamp, written.now),
  ...(writes[row.name]?.(written) ?? {}),
});
