import { z } from 'zod';
import { defineRoutes } from '../contract';

/** What is announced: that something about a subject changed. The client reads the subject again over HTTP. */
export const announcementSchema = z.object({
  id: z.string(),
  type: z.string(),
  at: z.string(),
  subject: z.object({ kind: z.enum(['booking', 'conversation', 'vehicle']), id: z.string() }),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** Names of the Socket.IO events, typed on both sides. */
export interface ServerToClientEvents {
  announcement: (announcement: Announcement, cursor: string) => void;
  /** The token of this socket has expired: connect again with a new one. */
  expired: () => void;
}
export interface ClientToServerEvents {
  /** Everything since the cursor; `null` when that is too long ago and everything must be read again. */
  since: (cursor: string, reply: (missed: { items: Announcement[]; cursor: string } | null) => void) => void;
}

export const eventsContract = defineRoutes('events', {
  since: {
    method: 'GET',
    path: '/api/events',
    summary: 'What the sockets announced to this account since the cursor; an item may come twice.',
    query: z.object({ after: z.string().max(100).optional() }),
    reply: z.object({ items: z.array(announcementSchema), cursor: z.string(), complete: z.boolean() }),
    auth: 'user',
    rateLimit: 'read',
    audit: false,
  },
});
