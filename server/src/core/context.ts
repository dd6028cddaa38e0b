import type { Secrets } from './config/secrets';
import type { Config } from './config/config';
import type { AccessTokens } from './auth/access-token';
import type { Clock } from './clock';
import type { Database, Session } from './database/connect';
import type { Effects } from './events/effects';
import type { EventLog } from './events/event-log';
import type { NewId } from './ids';
import type { Log } from './log/log';
import type { Mail } from './mail/mail';
import type { Metrics } from './metrics/metrics';

/** What every feature is built from. Made once by app/context.ts and passed on; there is no other global. */
export interface Context {
  readonly config: Config;
  /** Where people reach this product, without a slash at the end. */
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: Database;
  /** `events.transaction`: also begins the effects that it leaves behind. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  readonly events: EventLog;
  readonly effects: Pick<Effects, 'runNow'>;
  readonly mail: Mail;
  readonly tokens: AccessTokens;
}
