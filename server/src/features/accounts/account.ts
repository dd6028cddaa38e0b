import type { Role } from '@passerelle/shared/accounts/contract';
import type { Locale } from '@passerelle/shared/locale';
import { dayMs, hourMs, plusMs } from '@passerelle/shared/time';

/** How the demo made an account: with the password everybody knows, or with one that was printed once. */
export type DemoMark = 'known' | 'private';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  /** `null`: nobody can sign in with this account. */
  readonly passwordHash: string | null;
  /** The sealed secret of the authenticator, and the last 30-second step whose code was used. */
  readonly secondFactor: { readonly sealedSecret: string; readonly lastStep: number } | null;
  readonly emailConfirmedAt: Date | null;
  readonly demo: DemoMark | null;
  readonly createdAt: Date;
}

/** Staff see what others may not, so their sessions are short. */
const lifetimeMs = { member: 30 * dayMs, staff: 8 * hourMs };

export const isStaffAccount = ({ roles }: Pick<Account, 'roles'>): boolean => roles.includes('support') || roles.includes('administrator');

/** A session ends at this instant, however often it is used. */
export const sessionEnd = (account: Pick<Account, 'roles'>, now: Date): Date => plusMs(now, isStaffAccount(account) ? lifetimeMs.staff : lifetimeMs.member);
