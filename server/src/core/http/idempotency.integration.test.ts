import { coreParts, type CoreParts } from '../../../test/core-parts';
import { ensureIndexes } from '../database/indexes';
import { createIdempotency, type Idempotency } from './idempotency';

jest.setTimeout(30_000);

let core: CoreParts;
let idempotency: Idempotency;
beforeAll(async () => {
  core = await coreParts();
  idempotency = createIdempotency(core);
  await ensureIndexes([idempotency.indexes]);
});
afterAll(() => core.stop());

const call = (key: string, body = '{}', accountId = 'usr_1', route = 'POST /api/bookings') => ({ accountId, route, key, body: Buffer.from(body) });
const refusal = (promise: Promise<unknown>) => promise.then(() => null, ({ code }: { code: string }) => code);

describe('an Idempotency-Key', () => {
  it('is begun by one of many calls, and shows what that one made', async () => {
    const begun = await Promise.allSettled(Array.from({ length: 8 }, () => idempotency.begin(call('key-a'))));
    const [winner, ...others] = begun.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(others).toEqual([]);
    expect(begun.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(Array(7).fill('idempotency.in_progress'));
    await core.database.transaction((session) => winner?.made('bkg_1', session) ?? Promise.resolve());
    expect((await idempotency.begin(call('key-a'))).madeBefore).toBe('bkg_1');
    // What was made is never made again, even if the call that made it failed afterwards.
    await winner?.release();
    expect((await idempotency.begin(call('key-a'))).madeBefore).toBe('bkg_1');
  });

  it('belongs to a body, an account and a route', async () => {
    await idempotency.begin(call('key-b'));
    expect(await refusal(idempotency.begin(call('key-b', '{"other":1}')))).toBe('idempotency.other_body');
    expect((await idempotency.begin(call('key-b', '{}', 'usr_2'))).madeBefore).toBeNull();
    expect((await idempotency.begin(call('key-b', '{}', 'usr_1', 'POST /api/vehicles'))).madeBefore).toBeNull();
  });

  it('is free again when its call was refused', async () => {
    const first = await idempotency.begin(call('key-c'));
    await first.release();
    expect((await idempotency.begin(call('key-c', '{"corrected":1}'))).madeBefore).toBeNull();
  });

  it('is taken over from a process that died before it made anything, after half a minute and by one', async () => {
    await idempotency.begin(call('key-d'));
    core.clock.advance(29_000);
    expect(await refusal(idempotency.begin(call('key-d')))).toBe('idempotency.in_progress');
    core.clock.advance(2_000);
    const takers = await Promise.all([1, 2, 3].map(() => refusal(idempotency.begin(call('key-d')))));
    expect(takers.filter((code) => code === null)).toHaveLength(1);
  });

  it('remembers nothing of a transaction that failed', async () => {
    const first = await idempotency.begin(call('key-e'));
    await core.database.transaction(async (session) => {
      await first.made('bkg_9', session);
      throw new Error('too late');
    }).catch(() => undefined);
    await first.release();
    expect((await idempotency.begin(call('key-e'))).madeBefore).toBeNull();
  });

  it('keeps the hash of a body, never the body', async () => {
    await idempotency.begin(call('key-f', '{"secret":"tell nobody"}'));
    expect(JSON.stringify(await core.database.connection.collection('idempotency_keys').find().toArray())).not.toMatch(/tell nobody|key-f/);
  });
});
