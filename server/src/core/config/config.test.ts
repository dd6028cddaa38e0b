import { ConfigError, readConfig } from './config';

const least = { MONGODB_URI: 'mongodb://127.0.0.1:27017/passerelle' };
const key = 'x'.repeat(40);
const production = {
  ...least, NODE_ENV: 'production', PUBLIC_URL: 'https://passerelle.example', JWT_SECRET: key, FIELD_KEY: key, SMTP_URL: 'smtp://mail.example', STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1',
};
const faults = (env: Record<string, string | undefined>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1).map((line) => line.replace(/^ {2}- ([A-Z_]+):.*/, '$1'));
  }
};

describe('the settings', () => {
  it('need a database and nothing else at home', () => {
    expect(readConfig(least)).toMatchObject({ production: false, host: '127.0.0.1', port: 3000, demo: true, publishReview: false, dataDir: '.data', trustProxy: '0', rateLimitScale: 1, stripe: undefined });
    expect(faults({})).toEqual(['MONGODB_URI']);
  });

  it('name everything that is wrong in one message', () => {
    expect(faults({ MONGODB_URI: 'postgres://x', PORT: '70000', DEMO: 'yes', RATE_LIMIT_SCALE: '0', PUBLIC_URL: 'passerelle', JWT_SECRET: 'short', LOG_LEVEL: 'loud', NODE_ENV: 'staging' }).sort()).toEqual(
      ['DEMO', 'JWT_SECRET', 'LOG_LEVEL', 'MONGODB_URI', 'NODE_ENV', 'PORT', 'PUBLIC_URL', 'RATE_LIMIT_SCALE'],
    );
    expect(() => readConfig({ ...least, JWT_SECRET: 'a-secret-that-is-short' })).not.toThrow(/a-secret/);
  });

  it('count as absent when they are empty, as in a compose file', () => {
    expect(readConfig({ ...least, PORT: '', SMTP_URL: '', STRIPE_SECRET_KEY: '' })).toMatchObject({ port: 3000, smtpUrl: undefined, stripe: undefined });
  });

  it('of production name every secret that is missing, and refuse what belongs to a demo', () => {
    expect(faults({ ...least, NODE_ENV: 'production' }).sort()).toEqual(['FIELD_KEY', 'JWT_SECRET', 'PUBLIC_URL', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']);
    expect(faults({ ...production, DEMO: '1', RATE_LIMIT_SCALE: '10' }).sort()).toEqual(['DEMO', 'RATE_LIMIT_SCALE']);
    expect(readConfig(production)).toMatchObject({ production: true, demo: false, publishReview: true, stripe: { secretKey: 'sk_live_1', webhookSecret: 'whsec_1' } });
    expect(readConfig({ ...production, DEMO: '0', RATE_LIMIT_SCALE: '1', PUBLISH_REVIEW: '0' }).publishReview).toBe(false);
  });

  it('turn the sandbox off with any setting of Stripe, and then need them all', () => {
    expect(faults({ ...least, STRIPE_SECRET_KEY: 'sk_test_1' })).toEqual(['STRIPE_WEBHOOK_SECRET']);
    expect(faults({ ...least, STRIPE_API_BASE: 'http://127.0.0.1:12111' }).sort()).toEqual(['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET']);
    expect(faults({ ...least, STRIPE_WEBHOOK_SECRET: 'whsec_1' })).toEqual(['STRIPE_SECRET_KEY']);
  });

  it('take the address of the product without a slash at its end', () => {
    expect(readConfig({ ...least, PUBLIC_URL: 'https://passerelle.example/' }).publicUrl).toBe('https://passerelle.example');
  });
});
