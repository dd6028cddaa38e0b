import type { Step } from '@passerelle/shared/bookings/step';
import type { BookingEffect } from '@passerelle/shared/bookings/row';
import type { CaseKind } from '@passerelle/shared/cases/kinds';
import type { Session } from '../../core/database/connect';
import { appendMove } from './booking-event';
import type { BookingRecord } from './booking';
import type { BookingParts } from './parts';

/** What support must look at, and how soon; `urgent` is a person who may be stranded, or a car that is missing. */
export const casePriorities = ['urgent', 'high', 'normal'] as const;
export type CasePriority = (typeof casePriorities)[number];

/** The events that follow a step beside its own: the features above, and our own listeners, take them up. */
export const caseWanted = 'booking.case_wanted';
export const replacementWanted = 'booking.replacement_wanted';
export const nextAtRisk = 'booking.next_at_risk';

const priorities: Partial<Record<BookingEffect, CasePriority>> = { open_urgent_case: 'urgent', open_refund_case: 'high', open_case: 'normal' };
/** Somebody stands at the car, or beside it. */
const pressing: readonly string[] = ['refuse-at-pickup', 'contest', 'fit-unanswered', 'confirm-check-in'];

/** The page where a refused part is paid after all; support looks where there can be none. */
async function openLink({ payments, accounts, context }: BookingParts, { id, renterId, payments: known }: BookingRecord, session: Session): Promise<boolean> {
  if (known.link === null) return false;
  const locale = (await accounts.contactOf(renterId))?.locale ?? 'fr';
  const purpose = (await payments.byId(known.link))?.purpose;
  const capture = purpose === 'deposit' ? ('manual' as const) : ('automatic' as const);
  return (await payments.openLink(known.link, { returnUrl: `${context.publicUrl}/bookings/${id}`, locale, capture }, session)) !== null;
}

/** What follows from a step beside money and calendar, committed with it. Mails and the history follow from the event itself. */
export async function carryOutEffects(parts: BookingParts, after: BookingRecord, { effects, timeline }: Pick<Step, 'effects' | 'timeline'>, session: Session): Promise<void> {
  const about = timeline.at(-1)?.name ?? 'money';
  const append = (type: string) => appendMove(parts, after, { type, by: 'system' }, session);
  // That there is a case may tell the owner why somebody cancelled: only staff hear of it.
  const openCase = (kind: CaseKind, priority: CasePriority) => appendMove(parts, after, { type: caseWanted, by: 'system', data: { kind, priority }, staffOnly: true }, session);
  for (const effect of new Set(effects)) {
    const priority = priorities[effect];
    if (priority) {
      const kind = effect === 'open_refund_case' ? 'refund' : about === 'report-problem' ? (after.problems.at(-1)?.kind ?? 'other') : about;
      await openCase(kind, priority === 'urgent' && (kind === 'equipment' || kind === 'other') ? 'high' : pressing.includes(about) ? 'high' : priority);
    } else if (effect === 'payment_link') {
      if (!(await openLink(parts, after, session))) await openCase('payment_link', 'high');
    } else if (effect === 'hide_vehicle') {
      await parts.vehicles.hide(after.vehicleId, session);
    } else if (effect === 'offer_replacement') {
      await append(replacementWanted);
    } else if (effect === 'flag_next_at_risk') {
      await append(nextAtRisk);
    }
  }
}
