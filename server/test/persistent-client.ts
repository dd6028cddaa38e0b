import { setTimeout as wait } from 'node:timers/promises';
import { accountsContract } from '@passerelle/shared/accounts/contract';
import type { RouteCall, RouteDefinition, RouteResult } from '@passerelle/shared/contract';
import { apiClient } from './api-client';
import { paySandbox } from './stripe-stand-in';

const { signUp, signIn } = accountsContract.routes;
const password = 'une phrase assez longue';
/** Longer than all kills of a run: on a busy machine nothing may get through between two of them. */
export const patienceMs = 600_000;

/** A person whose program tries again, with the same key, for as long as nobody answers: what a phone does on a bad line. */
export interface PersistentClient {
  readonly email: string;
  ok<R extends RouteDefinition>(route: R, call: RouteCall<R>): Promise<RouteResult<R>>;
  /** Sends the form of the payment page until somebody takes it. */
  pay(url: string): Promise<void>;
}

/** Whether trying again may help: nobody answered, the server is without its database, or a process that died still has our key. */
const passes = (error: unknown): boolean => /fetch failed|terminated|other side closed|answered 5\d\d|payment page 5\d\d|idempotency\.in_progress/.test(String(error));

async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!passes(error) || Date.now() > end) throw error;
      await wait(100);
    }
  }
}

let keys = 0;

export async function persistentClient(url: string, email: string): Promise<PersistentClient> {
  const nobody = apiClient(url);
  const { accessToken } = await nobody.ok(signUp, { body: { email, password, displayName: 'Ada', locale: 'fr', acceptTerms: true } });
  let token = accessToken;
  const client = apiClient(url, { token: () => token });
  const renew = async () => {
    const { accessToken: renewed } = await nobody.ok(signIn, { body: { email, password } });
    if (!renewed) throw new Error('asked for a second factor');
    token = renewed;
  };
  return {
    email,
    ok(route, call) {
      const headers = { 'Idempotency-Key': `persistent-${process.pid}-${(keys += 1)}` };
      return insist(() => client.ok(route, call, headers).catch(async (error: unknown) => {
        if (!String(error).includes('answered 401')) throw error;
        await renew();
        return client.ok(route, call, headers);
      }));
    },
    pay: (page) => insist(async () => {
      const { status } = await paySandbox(page);
      if (status >= 500) throw new Error(`payment page ${status}`);
    }),
  };
}
