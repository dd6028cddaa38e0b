import type { Context } from '../../core/context';
import type { AccountRepository } from './account-repository';
import type { SessionRepository } from './session-repository';
import type { Throttle } from './throttle';

/** What the use cases of accounts work with. */
export interface AccountParts {
  readonly context: Context;
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly throttle: Throttle;
}
