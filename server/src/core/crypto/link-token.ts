import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who reaches what by a link alone: somebody who pays for another, somebody who drives for another. */
export type LinkPurpose = 'pay' | 'drive';

/** What opens one thing without an account: its id, and a seal that nobody can guess. Always the same, so that nothing of it is kept. */
export const linkToken = (purpose: LinkPurpose, id: string, secret: string): string => `${id}.${createHmac('sha256', secret).update(`${purpose}:${id}`).digest('base64url')}`;

/** What a token opens; null when it is no token of ours for this purpose. */
export function idOfLinkToken(purpose: LinkPurpose, token: string, secret: string): string | null {
  const [id = ''] = token.split('.');
  const [given, ours] = [Buffer.from(token), Buffer.from(linkToken(purpose, id, secret))];
  return given.length === ours.length && timingSafeEqual(given, ours) ? id : null;
}
