import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { ClientToServerEvents, ServerToClientEvents } from '@passerelle/shared/events/contract';
import { isStaff, type Viewer } from '../core/auth/access-token';
import type { Context } from '../core/context';
import type { EventObserver } from '../core/events/event';
import { announcementsSince, toAnnouncement, cursorAt } from './announcements';

interface SocketData {
  viewer: Viewer;
}
type ProductServer = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
type ProductSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;

const handshake = z.object({ token: z.string().max(4000) });
const staffRoom = 'staff';
const accountRoom = (id: string) => `account:${id}`;
const maxTimeout = 2 ** 31 - 1;

export interface Realtime {
  readonly observer: EventObserver;
  attach(server: HttpServer): void;
  close(): Promise<void>;
}

/** Tells signed-in browsers that something changed. HTTP writes and reads; a socket only announces. */
export function createRealtime(context: Context): Realtime {
  const { tokens, metrics, clock } = context;
  const io: ProductServer = new Server({ transports: ['websocket'], serveClient: false, maxHttpBufferSize: 16_384, path: '/api/socket' });

  io.use((socket, next) => {
    const auth = handshake.safeParse(socket.handshake.auth);
    const verified = auth.success ? tokens.verify(auth.data.token) : 'refused';
    if (typeof verified === 'string') {
      next(new Error('auth.required'));
      return;
    }
    socket.data.viewer = verified.viewer;
    // A socket lives as long as its token: the client comes back with a new one, and is checked again.
    const left = Math.min(maxTimeout, Math.max(0, verified.expiresAt.getTime() - clock.now().getTime()));
    const expiry = setTimeout(() => {
      socket.emit('expired');
      socket.disconnect(true);
    }, left);
    socket.on('disconnect', () => clearTimeout(expiry));
    next();
  });

  io.on('connection', (socket: ProductSocket) => {
    metrics.sockets.inc();
    socket.on('disconnect', () => metrics.sockets.dec());
    const { viewer } = socket.data;
    void socket.join(accountRoom(viewer.accountId));
    if (isStaff(viewer)) void socket.join(staffRoom);
    socket.on('since', (cursor, reply) => {
      if (typeof cursor !== 'string' || typeof reply !== 'function') return;
      announcementsSince(context, viewer, cursor)
        .then(({ items, cursor: next, complete }) => reply(complete ? { items, cursor: next } : null))
        .catch(() => reply(null));
    });
  });

  return {
    observer: {
      name: 'realtime',
      observe(event) {
        if (event.type === 'accounts.session-ended' && typeof event.data.sessionId === 'string') {
          tokens.revoke(event.data.sessionId);
          for (const socket of io.sockets.sockets.values()) if (socket.data.viewer.sessionId === event.data.sessionId) socket.disconnect(true);
        }
        const announcement = toAnnouncement(event);
        if (!announcement) return;
        const rooms = [...event.audience.map(accountRoom), ...(event.staff ? [staffRoom] : [])];
        if (rooms.length > 0) io.to(rooms).emit('announcement', announcement, cursorAt(event.at));
      },
    },
    attach(server) {
      io.attach(server);
    },
    close() {
      io.disconnectSockets(true);
      // Not io.close(): that would also close the HTTP server, which is drained after this.
      io.engine.close();
      return Promise.resolve();
    },
  };
}
