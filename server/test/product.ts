import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@passerelle/shared/accounts/contract';
import type { Locale } from '@passerelle/shared/locale';
import { composeProduct, featuresOf, type Product } from '../src/app/features';
import type { Context } from '../src/core/context';
import { apiClient, type ApiClient } from './api-client';
import { settableClock, type SettableClock } from './settable-clock';
import { dropDatabase, freshDatabaseUri, startTestServer, type TestServer } from './start-test-server';
import { startStripeStandIn, type StripeStandIn } from './stripe-stand-in';

export interface Account extends ApiClient {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
}

/** The whole product for one test file: server, database, clock and the other end of the payments. */
export interface TestProduct {
  readonly url: string;
  readonly context: Context;
  readonly features: Product;
  readonly clock: SettableClock;
  readonly stripe: StripeStandIn;
  readonly nobody: ApiClient;
  /** An account that is signed in, with a fresh token for every call. */
  account(options?: { locale?: Locale; roles?: readonly Role[]; displayName?: string }): Promise<Account>;
  /** Every document of the database as one text. */
  dump(): Promise<string>;
  /** How many documents each collection holds. */
  counts(): Promise<Record<string, number>>;
  /** Another server on the same database and data folder, as a second process would be. */
  secondServer(): Promise<TestServer>;
  stop(): Promise<void>;
}

let people = 0;

interface ProductOptions {
  readonly env?: Record<string, string>;
  readonly clock?: SettableClock;
  /** Nothing is done at its deadline unless the test does it. */
  readonly deadlinesByHand?: boolean;
}

export async function startProduct({ env = {}, clock = settableClock(), deadlinesByHand = false }: ProductOptions = {}): Promise<TestProduct> {
  const stripe = await startStripeStandIn(clock);
  let features: Product | undefined;
  const mongodbUri = freshDatabaseUri();
  const settings = { mongodbUri, clock, env: { ...stripe.env, ...env } };
  const dataDir = mkdtempSync(join(tmpdir(), 'passerelle-test-'));
  const server = await startTestServer({
    ...settings,
    dataDir,
    async features(context) {
      features = await composeProduct(context);
      return deadlinesByHand ? featuresOf(features).map((feature) => ({ ...feature, deadlines: [] })) : featuresOf(features);
    },
  });
  if (!features) throw new Error('the product was not composed');
  const product = features;
  stripe.sendTo(server.url);
  const { context, url } = server;
  const database = context.database.connection;
  const collections = async () => (await database.listCollections()).map(({ name }) => name).sort();

  return {
    url,
    context,
    features: product,
    clock,
    stripe,
    nobody: apiClient(url),
    async account({ locale = 'fr', roles: given, displayName = `Personne ${(people += 1)}` } = {}) {
      const roles: readonly Role[] = given ?? ['member'];
      const email = `person-${(people += 1)}@example.org`;
      const [id] = await product.accounts.seedAccounts([{ email, displayName, locale, roles }]);
      if (id === undefined) throw new Error('no account was made');
      const token = () => context.tokens.issue({ accountId: id, sessionId: `ses_${id}`, roles, locale });
      return { id, email, displayName, ...apiClient(url, { token, locale }) };
    },
    async dump() {
      const parts: string[] = [];
      for (const name of await collections()) parts.push(name, JSON.stringify(await database.collection(name).find().toArray()));
      return parts.join('\n');
    },
    async counts() {
      const counts: Record<string, number> = {};
      for (const name of await collections()) counts[name] = await database.collection(name).countDocuments();
      return counts;
    },
    secondServer: () => startTestServer({ ...settings, dataDir }),
    async stop() {
      await server.stop();
      await dropDatabase(mongodbUri);
      await stripe.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
