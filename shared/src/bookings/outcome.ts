import type { BookingFacts, TransitionInput } from './facts';
import type { BookingRole, TransitionName } from './states';

interface OutcomeQuestion {
  readonly facts: BookingFacts;
  readonly role: BookingRole;
  readonly input: TransitionInput;
}

const reporter = ({ absenceReportedBy }: BookingFacts): string | undefined => {
  if (absenceReportedBy === 'renter') return 'owner_absent';
  return absenceReportedBy === 'owner' ? 'renter_absent' : undefined;
};

/** Where the booking itself says which way a transition goes, nobody is asked. */
const outcomes: Partial<Record<TransitionName, (question: OutcomeQuestion) => string | undefined>> = {
  'confirm-payment': ({ facts }) => (facts.instant ? 'instant' : 'asked'),
  'pay-again': ({ facts }) => facts.unpaid ?? 'rental',
  'decline-change': ({ facts }) => (facts.unpaid === 'change' ? 'unpaid' : 'open'),
  'settle-no-show': ({ facts, role, input }) => (role === 'support' && input.outcome !== undefined ? input.outcome : reporter(facts)),
  'claim-timeout': ({ facts }) => (facts.estimatedAt === undefined ? 'dropped' : 'support_decides'),
};

/** Which way a transition with several ends goes; undefined where it has one, or where nothing says it. */
export const outcomeOf = (name: TransitionName, question: OutcomeQuestion): string | undefined => {
  const settled = outcomes[name];
  return settled ? settled(question) : question.input.outcome;
};
