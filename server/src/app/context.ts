import { createAccessTokens } from '../core/auth/access-token';
import { systemClock, type Clock } from '../core/clock';
import type { Config } from '../core/config/config';
import { loadSecrets } from '../core/config/secrets';
import type { Context } from '../core/context';
import { connectDatabase } from '../core/database/connect';
import { createEffects, type Effects } from '../core/events/effects';
import { createEventLog } from '../core/events/event-log';
import { createEventRepository } from '../core/events/repository';
import { newId } from '../core/ids';
import { createLog } from '../core/log/log';
import { createMail } from '../core/mail/mail';
import { createMetrics } from '../core/metrics/metrics';

/** The context with what only the composition root may start and stop. */
export interface BuiltContext extends Context {
  readonly effects: Effects;
}

export interface ContextOverrides {
  readonly clock?: Clock;
}

/** Config to context: connects to the database and makes what every feature is built from. */
export async function buildContext(config: Config, overrides: ContextOverrides = {}): Promise<BuiltContext> {
  const clock = overrides.clock ?? systemClock;
  const log = createLog(config);
  const metrics = createMetrics();
  const secrets = loadSecrets(config);
  const publicUrl = config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
  const database = await connectDatabase(config.mongodbUri, { log, metrics });
  const repository = createEventRepository(database);
  const effects = createEffects({ repository, clock, log, metrics });
  const events = createEventLog({ database, repository, effects, clock, newId });
  const mail = createMail({ database, clock, smtpUrl: config.smtpUrl, from: `Passerelle <no-reply@${new URL(publicUrl).hostname}>` });
  const tokens = createAccessTokens({ secret: secrets.jwt, clock });
  return {
    config,
    publicUrl,
    secrets,
    clock,
    newId,
    log,
    metrics,
    database,
    events,
    effects,
    mail,
    tokens,
    transaction: events.transaction,
  };
}
