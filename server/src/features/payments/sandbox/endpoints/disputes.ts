import { z } from 'zod';
import { invalidRequest, noSuch } from '../api-error';
import { closeDispute } from '../dispute';
import { endpoint, type Endpoint } from '../endpoint';
import { listEndpoint, retrieveEndpoint } from '../listing';
import { flag, metadata, text } from '../params';
import type { Dispute } from '../payout-documents';
import { publishEvent } from '../publish-event';
import type { Change } from '../store';

const evidence = z.strictObject({ uncategorized_text: text(20_000), product_description: text(20_000), service_date: text(20_000), customer_name: text(20_000), customer_email_address: text(20_000), refund_policy_disclosure: text(20_000), cancellation_rebuttal: text(20_000) }).partial();

function findOpen(change: Change, id: string): Dispute {
  const dispute = change.get('disputes', id);
  if (!dispute) throw noSuch('dispute', id);
  if (dispute.status === 'won' || dispute.status === 'lost') throw invalidRequest('This dispute is already closed.');
  return dispute;
}

/** Submitted evidence is decided at once, by the words of Stripe's test mode; any other text leaves it under review. */
function decide(change: Change, dispute: Dispute): Dispute {
  const words = dispute.evidence.uncategorized_text;
  if (words === 'winning_evidence') return closeDispute(change, dispute, 'won');
  if (words === 'losing_evidence') return closeDispute(change, dispute, 'lost');
  return dispute;
}

export const disputeEndpoints: readonly Endpoint[] = [
  listEndpoint('/v1/disputes', 'disputes', ['charge', 'payment_intent']),
  retrieveEndpoint('/v1/disputes/:id', 'disputes', 'dispute'),
  endpoint('POST', '/v1/disputes/:id', z.strictObject({ evidence: evidence.optional(), submit: flag.optional(), metadata: metadata.optional() }), ({ change, id, input }) => {
    const dispute = findOpen(change, id);
    const given = Object.fromEntries(Object.entries(input.evidence ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined));
    const isSubmitted = input.evidence !== undefined && input.submit !== false;
    const updated = change.put('disputes', {
      ...dispute,
      evidence: { ...dispute.evidence, ...given },
      metadata: { ...dispute.metadata, ...input.metadata },
      status: isSubmitted ? 'under_review' : dispute.status,
      evidence_details: { ...dispute.evidence_details, has_evidence: input.evidence !== undefined, submission_count: dispute.evidence_details.submission_count + (isSubmitted ? 1 : 0) },
    });
    publishEvent(change, 'charge.dispute.updated', updated);
    return { body: isSubmitted ? decide(change, updated) : updated };
  }),
  endpoint('POST', '/v1/disputes/:id/close', z.strictObject({}), ({ change, id }) => ({ body: closeDispute(change, findOpen(change, id), 'lost') })),
];
