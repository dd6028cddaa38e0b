import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const origin = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''));

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: origin.optional(),
  TRUST_PROXY: z.string().default('0'),
  DATA_DIR: z.string().min(1).default('.data'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, { error: 'must begin with mongodb://' }),
  DEMO: flag.optional(),
  PUBLISH_REVIEW: flag.optional(),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  STRIPE_API_BASE: origin.optional(),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  JWT_SECRET: z.string().min(32).optional(),
  FIELD_KEY: z.string().min(32).optional(),
  SMTP_URL: z.string().min(1).optional(),
  TILE_URL: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

type Environment = z.infer<typeof environmentSchema>;

export interface StripeConfig {
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly apiBase: string | undefined;
}

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where people reach the product; unset, the address it listens on. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: string;
  readonly dataDir: string;
  readonly mongodbUri: string;
  readonly demo: boolean;
  readonly publishReview: boolean;
  readonly rateLimitScale: number;
  /** `undefined`: the sandbox. */
  readonly stripe: StripeConfig | undefined;
  readonly jwtSecret: string | undefined;
  readonly fieldKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly tileUrl: string | undefined;
  readonly logLevel: Environment['LOG_LEVEL'];
}

/** Thrown at start; its message names everything that is wrong at once. */
export class ConfigError extends Error {}

const productionNeeds = ['PUBLIC_URL', 'JWT_SECRET', 'FIELD_KEY', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;

function faultsOf(env: Environment): string[] {
  const faults: string[] = [];
  const stripeNamed = env.STRIPE_API_BASE ?? env.STRIPE_SECRET_KEY ?? env.STRIPE_WEBHOOK_SECRET;
  if (stripeNamed !== undefined) {
    if (!env.STRIPE_SECRET_KEY) faults.push('STRIPE_SECRET_KEY: needed, because another STRIPE_ setting is there');
    if (!env.STRIPE_WEBHOOK_SECRET) faults.push('STRIPE_WEBHOOK_SECRET: needed, or what Stripe tells could not be trusted');
  }
  if (env.NODE_ENV === 'production') {
    for (const name of productionNeeds) if (!env[name]) faults.push(`${name}: needed in production`);
    if (env.DEMO) faults.push('DEMO: the demo is refused in production');
    if (env.RATE_LIMIT_SCALE !== 1) faults.push('RATE_LIMIT_SCALE: refused in production');
  }
  return [...new Set(faults)];
}

/** Reads and checks the environment. Throws a `ConfigError` that lists every fault. */
export function readConfig(source: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(present);
  const faults = parsed.success
    ? faultsOf(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${present[String(issue.path[0])] === undefined ? 'needed' : issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new ConfigError(`The settings are not right:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    dataDir: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
    demo: env.DEMO ?? !production,
    publishReview: env.PUBLISH_REVIEW ?? production,
    rateLimitScale: env.RATE_LIMIT_SCALE,
    stripe:
      env.STRIPE_SECRET_KEY && env.STRIPE_WEBHOOK_SECRET
        ? { secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET, apiBase: env.STRIPE_API_BASE }
        : undefined,
    jwtSecret: env.JWT_SECRET,
    fieldKey: env.FIELD_KEY,
    smtpUrl: env.SMTP_URL,
    tileUrl: env.TILE_URL,
    logLevel: env.LOG_LEVEL,
  };
}
