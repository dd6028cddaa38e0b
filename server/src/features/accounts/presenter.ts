import type { User } from '@passerelle/shared/accounts/contract';
import type { Account } from './account';

/** The account as its own person sees it. */
export function presentUser({ id, email, displayName, locale, roles, emailConfirmedAt }: Account): User {
  return { id, email, displayName, locale, roles: [...roles], emailConfirmed: emailConfirmedAt !== null };
}
