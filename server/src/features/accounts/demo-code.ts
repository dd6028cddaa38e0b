import type { Account } from './account';
import { stepAt } from './one-time-code';

/** The demo's accounts are shared by everybody who looks at it: twenty may sign in within one step, each with a code of their own. */
const demoAhead = 20;
const clocksDiffer = 1;

/** How many steps after the present one are taken for an account. */
export const aheadOf = ({ demo }: Pick<Account, 'demo'>): number => (demo === 'known' ? demoAhead : clocksDiffer);

/** The step whose code the demo's sign-in page shows: the first that nobody has used. */
export const stepToShow = (lastStep: number, now: Date): number => Math.min(Math.max(stepAt(now), lastStep + 1), stepAt(now) + demoAhead);
