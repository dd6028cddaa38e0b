import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createSandbox } from './create-sandbox';
import { SandboxInUse } from './folder-lock';
import { cards, openBench, openCheckout, payBy, secretKey, type Bench } from './sandbox-bench';

describe('what the payment sandbox keeps', () => {
  const benches: Bench[] = [];
  const open = async (from?: string): Promise<Bench> => {
    const bench = await openBench(from);
    benches.push(bench);
    return bench;
  };
  afterEach(async () => {
    for (const bench of benches.splice(0)) await bench.close();
  });

  it('sends a webhook again, as the same event, until the receiver is back', async () => {
    const bench = await open();
    bench.down = true;
    const session = await openCheckout(bench);
    await payBy(bench, session, cards.good);
    const [kept] = (await bench.stripe.events.list({ type: 'checkout.session.completed' })).data;
    expect(kept?.pending_webhooks).toBe(1);
    bench.down = false;
    expect((await bench.event('checkout.session.completed', session.id)).id).toBe(kept?.id);
  });

  it('has everything after a crash: state, replies to keys, webhooks still to send', async () => {
    const before = await open();
    before.down = true;
    const session = await openCheckout(before);
    const intent = await payBy(before, session, cards.good);
    await before.stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: 'capture-1' });

    // The files as kill -9 leaves them: a last line cut short, the lock of a process that is gone.
    await before.sandbox.close();
    appendFileSync(path.join(before.folder, 'journal.ndjson'), '[["put","charges",{"id":"ch_torn');
    writeFileSync(path.join(before.folder, 'lock'), `${before.sandbox.origin}\ngone\n`);
    const after = await open(before.folder);

    expect((await after.event('checkout.session.completed', session.id)).type).toBe('checkout.session.completed');
    await after.event('payment_intent.succeeded', intent.id);
    const replayed = await after.stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: 'capture-1' });
    expect(replayed.status).toBe('succeeded');
    expect((await after.stripe.balance.retrieve()).available[0]?.amount).toBe(11795);
  });

  it('lets one process at a time have a folder, and says where the other is', async () => {
    const bench = await open();
    const options = { port: 0, folder: bench.folder, publicUrl: 'http://127.0.0.1', webhookUrl: 'http://127.0.0.1:9/', webhookSecret: 'whsec', secretKey, clock: { now: () => new Date() }, log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined } };
    const second = createSandbox(options);
    await expect(second).rejects.toBeInstanceOf(SandboxInUse);
    await expect(second).rejects.toMatchObject({ origin: bench.sandbox.origin });
  });

  it('never writes a card number', async () => {
    const bench = await open();
    await payBy(bench, await openCheckout(bench), cards.good);
    expect(readFileSync(path.join(bench.folder, 'journal.ndjson'), 'utf8')).not.toContain(cards.good);
  });
});
