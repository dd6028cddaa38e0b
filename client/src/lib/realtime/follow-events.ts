import type { Socket } from 'socket.io-client';
import type { Announcement, ClientToServerEvents, ServerToClientEvents } from '@passerelle/shared/events/contract';

export type EventSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

interface Page {
  readonly items: readonly Announcement[];
  readonly cursor: string;
  readonly complete: boolean;
}

export interface EventSource {
  /** Opens a socket that asks for a token at each attempt. */
  connect: () => Promise<EventSocket>;
  /** GET /api/events, for where sockets are blocked. */
  poll: (after: string | undefined) => Promise<Page>;
  /** A fresh access token for the next attempt. */
  renew: () => Promise<unknown>;
  onAnnouncement: (announcement: Announcement) => void;
  /** Too much was missed: everything on the page is read again. */
  onGap: () => void;
  pollEveryMs?: number;
}

const kept = 500;

/**
 * Follows what the server announces to this person, by socket; while that cannot connect, by asking every five
 * seconds. The two share a cursor, so nothing is missed in between; what comes twice is told once. Returns how to stop.
 */
export function followEvents({ connect, poll, renew, onAnnouncement, onGap, pollEveryMs = 5_000 }: EventSource): () => void {
  let stopped = false;
  let cursor: string | undefined;
  let socket: EventSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let polling = false;
  let round = 0;
  const told = new Set<string>();

  const tell = (announcement: Announcement) => {
    if (told.has(announcement.id)) return;
    told.add(announcement.id);
    const oldest = told.size > kept ? told.values().next().value : undefined;
    if (oldest !== undefined) told.delete(oldest);
    onAnnouncement(announcement);
  };
  const take = ({ items, cursor: next, complete }: Page) => {
    cursor = next;
    if (complete) items.forEach(tell);
    else onGap();
  };

  // Each start of polling is a round; an answer that comes after its round is over is not followed by a question.
  const pollIn = (ms: number, mine: number) => {
    timer = setTimeout(() => void pollOnce(mine), ms);
  };
  const pollOnce = async (mine: number) => {
    const page = await poll(cursor).catch(() => undefined);
    if (mine !== round) return;
    if (page) take(page);
    pollIn(pollEveryMs, mine);
  };
  const startPolling = () => {
    if (stopped || polling) return;
    polling = true;
    round += 1;
    pollIn(pollEveryMs, round);
  };
  const stopPolling = () => {
    polling = false;
    round += 1;
    clearTimeout(timer);
  };

  /** What the server closed or refused does not come back by itself: it wants a token that is good. */
  const reopen = (opened: EventSocket) => {
    if (stopped) return;
    renew().then(
      (token) => {
        if (token && !stopped) opened.connect();
      },
      () => setTimeout(() => reopen(opened), pollEveryMs),
    );
  };

  const listen = (opened: EventSocket) => {
    opened.on('announcement', (announcement, next) => {
      cursor = next;
      tell(announcement);
    });
    opened.on('connect', () => {
      stopPolling();
      if (cursor === undefined) {
        // The place in the log from which a later reconnection catches up.
        void poll(undefined).then((page) => (cursor ??= page.cursor), () => undefined);
        return;
      }
      opened.emit('since', cursor, (missed) => {
        if (missed) take({ ...missed, complete: true });
        else {
          cursor = undefined;
          onGap();
        }
      });
    });
    opened.on('disconnect', (reason) => {
      startPolling();
      if (reason === 'io server disconnect') reopen(opened);
    });
    opened.on('connect_error', (error) => {
      startPolling();
      if (error.message === 'auth.required') reopen(opened);
    });
  };

  connect().then(
    (opened) => {
      if (stopped) {
        opened.disconnect();
        return;
      }
      socket = opened;
      listen(opened);
      opened.connect();
    },
    startPolling,
  );

  return () => {
    stopped = true;
    stopPolling();
    socket?.removeAllListeners();
    socket?.disconnect();
  };
}
