import type { ProblemKind } from '../bookings/contract';
import { bookingProcess } from '../bookings/process';
import type { BookingEffect } from '../bookings/row';
import type { TransitionName } from '../bookings/states';

/** What support must look at beside the steps: money that did not go where it should, a dispute, two books that differ. */
export const otherCaseKinds = ['money', 'refund', 'payment_link', 'link_not_paid', 'return_failed', 'deposit_lapsed', 'dispute', 'reconciliation'] as const;

/** What a case is about: the step that opened it, what was reported of the car, or one of the others. */
export type CaseKind = TransitionName | ProblemKind | (typeof otherCaseKinds)[number];

const opens: readonly BookingEffect[] = ['open_case', 'open_urgent_case'];

/** The steps that open a case by the table, and `pay-owner`, which does where there is too little to pay from. A report is told by its kind. */
export const caseSteps: readonly TransitionName[] = [
  ...bookingProcess.filter(({ name, effects, effectsByOutcome = {} }) => name !== 'report-problem' && [...effects, ...Object.values(effectsByOutcome).flat()].some((effect) => opens.includes(effect))).map(({ name }) => name),
  'pay-owner',
];
