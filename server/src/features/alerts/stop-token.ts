import { createHmac, timingSafeEqual } from 'node:crypto';

const proofOf = (fieldKey: string, alertId: string): Buffer => createHmac('sha256', fieldKey).update(`alerts.stop:${alertId}`).digest();

/** What stops an alert without signing in: its id and a proof that we wrote it. Always the same, so that nothing of it is kept. */
export const stopTokenOf = (fieldKey: string, alertId: string): string => `${alertId}-${proofOf(fieldKey, alertId).toString('base64url')}`;

/** The alert that a token stops; null for one that we did not write. */
export function alertOfToken(fieldKey: string, token: string): string | null {
  const [alertId = '', ...rest] = token.split('-');
  const proof = Buffer.from(rest.join('-'), 'base64url');
  const expected = proofOf(fieldKey, alertId);
  return proof.length === expected.length && timingSafeEqual(proof, expected) ? alertId : null;
}
