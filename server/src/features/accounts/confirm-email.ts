import { problem } from '@passerelle/shared/problem';
import { hashToken } from './open-session';
import type { AccountParts } from './parts';

/** Confirms an address with the token from its mail; opening the link twice is no mistake. Throws `accounts.link_expired`. */
export async function confirmEmail({ context, accounts }: AccountParts, token: string): Promise<{ emailConfirmed: true }> {
  const now = context.clock.now();
  const account = await accounts.byConfirmation(hashToken(token), now);
  if (!account) throw problem('accounts.link_expired');
  await context.transaction(async (session) => {
    if (!(await accounts.confirmEmail(account.id, now, session))) return;
    await context.events.append({ type: 'accounts.email-confirmed', by: `member:${account.id}`, subject: { kind: 'account', id: account.id } }, session);
  });
  return { emailConfirmed: true };
}
