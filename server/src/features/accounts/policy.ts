import type { Config } from '../../core/config/config';
import { isStaffAccount, type Account } from './account';

/**
 * Accounts of the demo exist for the demo only: where the same data are later served without it, nobody enters by them.
 * Staff without a second factor do not enter at all.
 */
export function maySignIn(account: Pick<Account, 'demo' | 'roles' | 'secondFactor'>, config: Pick<Config, 'demo'>): boolean {
  if (account.demo !== null && !config.demo) return false;
  return !isStaffAccount(account) || account.secondFactor !== null;
}

/** On any address but this machine's own, a password everybody knows would let everybody in. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);
