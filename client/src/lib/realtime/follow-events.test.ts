import type { Announcement } from '@passerelle/shared/events/contract';
import { QueryClient } from '@tanstack/react-query';
import { followEvents, type EventSocket, type EventSource } from './follow-events';
import { invalidateSubject } from './invalidate';

type Missed = { items: Announcement[]; cursor: string } | null;
type Listener = (...values: never[]) => void;

/** A socket that the test opens, closes and speaks through. */
function fakeSocket(missed: () => Missed = () => ({ items: [], cursor: 'c9' })) {
  const listeners = new Map<string, Listener>();
  const asked: string[] = [];
  const socket = {
    connected: false,
    active: true,
    connects: 0,
    asked,
    on: (name: string, listener: Listener) => listeners.set(name, listener),
    emit: (_: string, cursor: string, reply: (missed: Missed) => void) => {
      asked.push(cursor);
      reply(missed());
    },
    connect: () => (socket.connects += 1),
    disconnect: () => (socket.connected = false),
    removeAllListeners: () => listeners.clear(),
    happen: (name: string, ...values: unknown[]) => {
      if (name === 'connect') socket.connected = true;
      if (name === 'disconnect') socket.connected = false;
      listeners.get(name)?.(...(values as never[]));
    },
  };
  return socket;
}

const news = (id: string): Announcement => ({ id, type: 'bookings.requested', at: '2025-01-01T00:00:00.000Z', subject: { kind: 'booking', id: 'bkg_1' } });
const settle = () => jest.advanceTimersByTimeAsync(0);

function follow(over: Partial<EventSource> = {}, socket = fakeSocket()) {
  const told: string[] = [];
  const source = {
    connect: async () => socket as unknown as EventSocket,
    poll: jest.fn(async () => ({ items: [] as Announcement[], cursor: 'c0', complete: true })),
    renew: jest.fn(async () => 'token'),
    onAnnouncement: ({ id }: Announcement) => void told.push(id),
    onGap: jest.fn(),
    ...over,
  };
  return { socket, told, source, stop: followEvents(source) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('following what the server announces', () => {
  it('tells each announcement once, whichever way it comes', async () => {
    const { socket, told, stop } = follow({}, fakeSocket(() => ({ items: [news('e1'), news('e2')], cursor: 'c2' })));
    await settle();
    socket.happen('connect');
    socket.happen('announcement', news('e1'), 'c1');
    socket.happen('disconnect', 'transport close');
    socket.happen('connect');
    expect(socket.asked).toEqual(['c1']);
    expect(told).toEqual(['e1', 'e2']);
    stop();
  });

  it('asks every five seconds while the socket cannot connect, and stops when it does', async () => {
    const { socket, source, told, stop } = follow({ poll: jest.fn(async () => ({ items: [news('e1')], cursor: 'c1', complete: true })) });
    await settle();
    socket.happen('connect_error', new Error('websocket error'));
    await jest.advanceTimersByTimeAsync(5_000);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(source.poll).toHaveBeenNthCalledWith(1, undefined);
    expect(source.poll).toHaveBeenNthCalledWith(2, 'c1');
    expect(told).toEqual(['e1']);
    socket.happen('connect');
    await jest.advanceTimersByTimeAsync(20_000);
    expect(source.poll).toHaveBeenCalledTimes(2);
    stop();
  });

  it('polls where the socket code itself cannot be loaded', async () => {
    const { source, stop } = follow({ connect: () => Promise.reject(new Error('blocked')) });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(source.poll).toHaveBeenCalledTimes(1);
    stop();
  });

  it('comes back with a fresh token when the server closes the socket', async () => {
    const { socket, source, stop } = follow();
    await settle();
    socket.happen('connect');
    socket.happen('disconnect', 'io server disconnect');
    await settle();
    expect(source.renew).toHaveBeenCalledTimes(1);
    expect(socket.connects).toBe(2);
    stop();
  });

  it('keeps asking when a renewal fails, and tries again', async () => {
    const renew = jest.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('token');
    const { socket, stop } = follow({ renew });
    await settle();
    socket.happen('connect');
    socket.happen('disconnect', 'io server disconnect');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(socket.connects).toBe(2);
    stop();
  });

  it('reads everything again when too much was missed', async () => {
    const { socket, source, stop } = follow({}, fakeSocket(() => null));
    await settle();
    socket.happen('connect');
    socket.happen('announcement', news('e1'), 'c1');
    socket.happen('disconnect', 'transport close');
    socket.happen('connect');
    expect(source.onGap).toHaveBeenCalledTimes(1);
    stop();
  });

  it('is silent once it was stopped', async () => {
    const { socket, source, told, stop } = follow();
    await settle();
    stop();
    socket.happen('announcement', news('e1'), 'c1');
    await jest.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual([]);
    expect(source.poll).not.toHaveBeenCalled();
  });
});

it('an announcement makes its subject and the lists it is in stale, and nothing else', async () => {
  const client = new QueryClient();
  const keys = [['booking', 'bkg_1'], ['booking', 'bkg_2'], ['bookings', { role: 'owner' }], ['vehicles']];
  for (const key of keys) client.setQueryData(key, {});
  await invalidateSubject(client, news('e1'));
  expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, false, true, false]);
  client.clear();
});
