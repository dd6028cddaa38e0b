import { io, type Socket } from 'socket.io-client';
import { accountsContract } from '@passerelle/shared/accounts/contract';
import type { Announcement, ClientToServerEvents, ServerToClientEvents } from '@passerelle/shared/events/contract';
import { eventsContract } from '@passerelle/shared/events/contract';
import { minuteMs, plusMs } from '@passerelle/shared/time';
import { apiClient } from '../../test/api-client';
import { eventually } from '../../test/eventually';
import { startProduct, type Account, type TestProduct } from '../../test/product';
import { anOwnerWithCar, aPaidRequest, anUnpaidRequest, move, payOf, until } from '../../test/situations';
import type { TestServer } from '../../test/start-test-server';
import { createAccessTokens } from '../core/auth/access-token';

jest.setTimeout(30_000);

let first: TestProduct;
let second: TestServer;
const sockets: ListeningSocket[] = [];
beforeAll(async () => {
  first = await startProduct();
  second = await first.secondServer();
});
afterEach(() => {
  for (const { socket } of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

interface ListeningSocket {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  readonly heard: Announcement[];
  cursor: string | undefined;
}

const tokenOf = ({ id }: Pick<Account, 'id'>, roles: ('member' | 'support')[] = ['member']) => first.context.tokens.issue({ accountId: id, sessionId: `ses_${id}`, roles, locale: 'fr' });

async function listen(url: string, token: string): Promise<ListeningSocket> {
  const socket: ListeningSocket['socket'] = io(url, { path: '/api/socket', transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
  const listening: ListeningSocket = { socket, heard: [], cursor: undefined };
  sockets.push(listening);
  socket.on('announcement', (announcement, cursor) => {
    listening.heard.push(announcement);
    listening.cursor = cursor;
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  return listening;
}

const typesOf = (heard: readonly Announcement[], id: string) => heard.filter(({ subject }) => subject.id === id).map(({ type }) => type);

describe('two servers on one database', () => {
  it('what happens in one reaches a browser at the other, and only those whom it concerns', async () => {
    const { owner, renter, booking } = await anUnpaidRequest(first);
    const ownersSocket = await listen(second.url, tokenOf(owner));
    const support = await listen(second.url, tokenOf(await first.account(), ['member', 'support']));
    const stranger = await listen(second.url, tokenOf(await first.account()));
    await first.stripe.pay(payOf(booking));
    await until(renter, booking, 'requested');
    await move(owner, booking, 'accept');
    await eventually(() => typesOf(ownersSocket.heard, booking.id).includes('booking.money_captured'));
    expect(typesOf(ownersSocket.heard, booking.id)).toEqual(['booking.paid', 'booking.accepted', 'booking.money_captured']);
    await eventually(() => typesOf(support.heard, booking.id).length === 3);
    expect(stranger.heard).toEqual([]);
    expect(ownersSocket.heard[0]).toEqual({ id: expect.stringMatching(/^evt_/), type: 'booking.paid', at: expect.any(String), subject: { kind: 'booking', id: booking.id } });
  });

  it('a car that is published at one is found by search at the other within a second', async () => {
    const { carId } = await anOwnerWithCar(first, { title: 'Visible partout', location: { lat: 48.39, lon: -4.486 } });
    const since = Date.now();
    const there = apiClient(second.url);
    await eventually(async () => {
      const { body } = await there.send('POST', '/api/search', { near: { lat: 48.39, lon: -4.486, radiusKm: 20 } });
      return body.items.some(({ vehicleId }: { vehicleId: string }) => vehicleId === carId);
    });
    expect(Date.now() - since).toBeLessThan(5_000);
  });

  it('who comes back after a while asks what was missed, of either server', async () => {
    const { owner, renter, booking } = await aPaidRequest(first);
    const before = await listen(first.url, tokenOf(renter));
    await move(owner, booking, 'accept');
    await eventually(() => before.cursor);
    before.socket.disconnect();
    await until(renter, booking, 'confirmed', 'captured');
    const after = await listen(second.url, tokenOf(renter));
    const missed = await after.socket.emitWithAck('since', before.cursor ?? '');
    expect(typesOf(missed?.items ?? [], booking.id)).toContain('booking.money_captured');
    expect(missed?.cursor).toEqual(expect.any(String));
    const stranger = await listen(second.url, tokenOf(await first.account()));
    expect((await stranger.socket.emitWithAck('since', before.cursor ?? ''))?.items).toEqual([]);
    // Without sockets the same is asked over HTTP.
    expect(typesOf((await renter.ok(eventsContract.routes.since, { query: { after: before.cursor ?? '' } })).items, booking.id)).toContain('booking.money_captured');
  });

  it('a place in the log that is too old or no place at all: read everything again', async () => {
    const person = await first.account();
    const { socket } = await listen(first.url, tokenOf(person));
    const old = plusMs(first.clock.now(), -11 * minuteMs).getTime().toString(36);
    for (const cursor of [old, '', 'zzzzzzzzzzz', '../..', 'é', 'x'.repeat(100)]) {
      expect(await socket.emitWithAck('since', cursor)).toBeNull();
      expect(await person.ok(eventsContract.routes.since, { query: { after: cursor } })).toMatchObject({ items: [], complete: false, cursor: expect.any(String) });
    }
    for (const nonsense of [null, 7, {}, [[]]]) socket.emit('since', nonsense as unknown as string, undefined as never);
    expect(await socket.emitWithAck('since', first.clock.now().getTime().toString(36))).toMatchObject({ items: [] });
  });

  it('a session that ends at one is over at the other: socket, token and all', async () => {
    const { routes } = accountsContract;
    const body = { email: 'two-servers@example.org', password: 'une phrase assez longue', displayName: 'Ada', locale: 'fr' as const, acceptTerms: true as const };
    const signedUp = await first.nobody.send('POST', routes.signUp.path, body);
    const cookie = signedUp.headers.get('set-cookie')?.split(';')[0] ?? '';
    const token: string = signedUp.body.accessToken;
    const { socket } = await listen(second.url, token);
    const ended = new Promise((resolve) => socket.on('disconnect', resolve));
    expect((await first.nobody.send('POST', routes.signOut.path, undefined, { Cookie: cookie })).status).toBe(204);
    await ended;
    expect(await apiClient(second.url, { token: () => token }).refused(routes.me, {})).toMatchObject({ status: 401 });
    await expect(listen(second.url, token)).rejects.toThrow('auth.required');
  });
});

describe('a socket', () => {
  it.each([
    ['no token', undefined],
    ['nonsense', 'nonsense'],
    ['an object', { $gt: '' }],
  ])('is refused with %s', async (_name, token) => {
    await expect(listen(first.url, token as string)).rejects.toThrow('auth.required');
  });

  it('ends with its token, and says so', async () => {
    const { id } = await first.account();
    const almostOver = { now: () => plusMs(first.clock.now(), -10 * minuteMs + 1_500) };
    const token = createAccessTokens({ secret: first.context.secrets.jwt, clock: almostOver }).issue({ accountId: id, sessionId: 'ses_short', roles: ['member'], locale: 'fr' });
    const { socket } = await listen(first.url, token);
    let said = false;
    socket.on('expired', () => (said = true));
    await new Promise((resolve) => socket.on('disconnect', resolve));
    expect(said).toBe(true);
  });
});
