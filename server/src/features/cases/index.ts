import { casesContract, type Case } from '@passerelle/shared/cases/contract';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { serve } from '../../core/http/route';
import { problem } from '@passerelle/shared/problem';
import { createCaseRepository, type CaseRecord } from './case-repository';
import { findBookings } from './find-bookings';
import { findPerson } from './find-person';
import { caseListener } from './open-cases';
import type { CaseParts } from './parts';
import { reconciliation } from './reconcile';
import { showBooking } from './show-booking';
import { bringAct, confirmAct, presentAct, showAct } from './support-acts';

const pageSize = 20;

const presentCase = ({ openedAt, notes, ...rest }: CaseRecord): Case => ({ ...rest, openedAt: openedAt.toISOString(), notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })) });

function changed(found: CaseRecord | null): Case {
  if (!found) throw problem('cases.not_found');
  return presentCase(found);
}

/** What support sees: every booking, with its timeline, its events and its ledger. */
export function createCases(context: Context, lower: Omit<CaseParts, 'context' | 'cases'>): Feature {
  const cases = createCaseRepository(context.database);
  const parts: CaseParts = { context, cases, ...lower };
  const { vehicles } = parts;
  return {
    name: 'cases',
    indexes: cases.indexes,
    listeners: [caseListener(parts)],
    ...reconciliation(parts),
    contracts: [
      serve(casesContract, {
        list: ({ query, viewer }) => findBookings(parts, viewer, query),
        open: async ({ query: { state, bookingId } }) => ({ items: (await cases.list(state, bookingId)).map(presentCase) }),
        addNote: async ({ params, body, viewer }) => changed(await cases.change(params.caseId, { note: { at: context.clock.now(), by: viewer.accountId, text: body.text } })),
        close: async ({ params }) => changed(await cases.change(params.caseId, { state: 'closed' })),
        showAct: ({ params, body, viewer }) => showAct(parts, params.bookingId, body, viewer),
        carryOut: ({ params, viewer }) => bringAct(parts, params.actId, viewer),
        confirmAct: ({ params, viewer }) => confirmAct(parts, params.actId, viewer),
        waitingActs: async () => ({ items: (await cases.waitingActs()).map(presentAct) }),
        get: ({ params }) => showBooking(parts, params.bookingId),
        findPerson: ({ body }) => findPerson(parts, body.email),
        async vehiclesInReview({ query }) {
          const found = await vehicles.inReview(query.cursor ?? '', pageSize + 1);
          const items = found.slice(0, pageSize);
          const last = items.at(-1);
          return { items, ...(found.length > items.length && last ? { nextCursor: last.id } : {}) };
        },
        approveVehicle: ({ params, body, viewer }) => vehicles.approve(params.vehicleId, body.version, viewer.accountId),
      }),
    ],
  };
}
