import { z } from 'zod';
import type { EffectListener } from '../../core/events/event';
import { caseWanted } from '../bookings';
import type { CaseParts } from './parts';

const wantedSchema = z.object({ kind: z.string(), priority: z.enum(['urgent', 'high', 'normal']) });

/** A case for what bookings say that somebody must look at, and for every dispute with a bank. */
export function caseListener({ context, cases }: Pick<CaseParts, 'context' | 'cases'>): EffectListener {
  return {
    name: 'cases.open',
    on: [caseWanted, 'booking.dispute_opened'],
    async run({ type, subject, data, at }) {
      const { kind, priority } = type === caseWanted ? wantedSchema.parse(data) : { kind: 'dispute', priority: 'high' as const };
      await cases.open({ id: context.newId('cas'), bookingId: subject.id, kind, priority, openedAt: at });
    },
  };
}
