import type { Booking, BookingSummary } from '@passerelle/shared/bookings/contract';
import { isFinal, type BookingState } from '@passerelle/shared/bookings/states';

export type Viewer = BookingSummary['viewer'];

/** A state, or what a state means once money, time or one of the two people have gone further than it says. */
export const situations = [
  'pending_payment_checking',
  'payer_asked',
  'confirmed_failed',
  'confirmed_begun',
  'at_risk',
  'problem_reported',
  'change_waits',
  'change_unpaid',
  'extension_waits',
  'extension_unpaid',
  'check_in_waits',
  'check_out_waits',
  'no_show_contested',
  'overage_shown',
  'overage_disputed',
  'claim_estimate_waits',
  'claim_answer_waits',
  'claim_settle_waits',
  'claim_support',
] as const;
export type Situation = BookingState | (typeof situations)[number];

/** What the server may say is a person's turn (`needsYou`), each with a sentence of its own. */
export const turnNames = [
  'confirm-payment',
  'pay-again',
  'contest',
  'confirm-check-in',
  'confirm-check-out',
  'reconfirm-fit',
  'accept',
  'accept-extension',
  'accept-change',
  'answer',
  'estimate',
  'settle',
  'start-check-in',
  'start-check-out',
  'send-licence',
] as const satisfies readonly NonNullable<BookingSummary['needsYou']>['name'][];

type Details = Partial<Pick<Booking, 'atRisk' | 'claim' | 'handover' | 'overage' | 'payerLink' | 'problems' | 'proposal' | 'timeline'>>;
/** A list knows a booking by its summary; its own page knows the details too, and says more. */
export type Standing = Pick<BookingSummary, 'state' | 'money' | 'period'> & Details;

const proposed = ({ proposal }: Details, kind: 'change' | 'extension'): Situation | undefined =>
  proposal?.name === kind ? `${kind}_${proposal.accepted ? 'unpaid' : 'waits'}` : undefined;

const waitsForSignature = ({ handover }: Details, which: 'checkIn' | 'checkOut'): boolean => handover?.[which]?.agreed === false;

const reported = ({ problems = [] }: Details): Situation | undefined => (problems.length > 0 ? 'problem_reported' : undefined);

function confirmedSituation(standing: Standing, now: Date): Situation {
  if (standing.money === 'failed') return 'confirmed_failed';
  if (standing.atRisk) return 'at_risk';
  if (waitsForSignature(standing, 'checkIn')) return 'check_in_waits';
  const begun = new Date(standing.period.from) <= now ? 'confirmed_begun' : 'confirmed';
  return reported(standing) ?? proposed(standing, 'change') ?? begun;
}

function claimSituation({ claim }: Details): Situation {
  if (!claim) return 'claim_open';
  if (claim.supportDecides) return 'claim_support';
  if (!claim.estimate) return 'claim_estimate_waits';
  return claim.answer ? 'claim_settle_waits' : 'claim_answer_waits';
}

function returnedSituation({ overage }: Details): Situation {
  if (!overage || overage.chargedAt) return 'returned';
  return overage.disputedAt ? 'overage_disputed' : 'overage_shown';
}

/** `checking`: the person has just come back from the payment page. */
export function situationOf(standing: Standing, now: Date, checking = false): Situation {
  const { state, timeline = [] } = standing;
  switch (state) {
    case 'pending_payment':
      if (checking) return 'pending_payment_checking';
      return standing.payerLink ? 'payer_asked' : state;
    case 'confirmed':
      return confirmedSituation(standing, now);
    case 'no_show_claimed':
      return timeline.some(({ name }) => name === 'contest') ? 'no_show_contested' : state;
    case 'in_progress':
      return waitsForSignature(standing, 'checkOut') ? 'check_out_waits' : (reported(standing) ?? proposed(standing, 'extension') ?? state);
    case 'overdue':
      return waitsForSignature(standing, 'checkOut') ? 'check_out_waits' : state;
    case 'returned':
      return returnedSituation(standing);
    case 'claim_open':
      return claimSituation(standing);
    default:
      return state;
  }
}

const saysItself: readonly Situation[] = ['pending_payment_checking', 'payer_asked'];

/**
 * Key of the one sentence that says what this viewer has to do now, or that there is nothing to do. Whose turn it is the
 * server says; a payment that is being looked for is nobody's, and one that somebody else makes has words of its own.
 */
export function nextStepKey({ needsYou, viewer }: Pick<BookingSummary, 'needsYou' | 'viewer'>, situation: Situation): string {
  const turn = saysItself.includes(situation) ? undefined : turnNames.find((name) => name === needsYou?.name);
  return turn ? `turn.${turn}` : `now.${situation}.${viewer}`;
}

/** The names that the sentences above may say. */
export function namesIn({ renter, owner, viewer }: Pick<BookingSummary, 'renter' | 'owner' | 'viewer'>): { renter: string; owner: string; other: string } {
  return { renter: renter.displayName, owner: owner.displayName, other: viewer === 'owner' ? renter.displayName : owner.displayName };
}

export const groups = ['upcoming', 'past'] as const;
export type Group = (typeof groups)[number];

/** What comes or is under way, soonest first; then the past, latest first. */
export function sortedInto<B extends Pick<BookingSummary, 'state' | 'period'>>(bookings: readonly B[]): Record<Group, B[]> {
  const sorted = [...bookings].sort((a, b) => a.period.from.localeCompare(b.period.from));
  return { upcoming: sorted.filter(({ state }) => !isFinal(state)), past: sorted.filter(({ state }) => isFinal(state)).reverse() };
}
