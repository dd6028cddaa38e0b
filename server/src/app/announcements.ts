import { announcementSchema, eventsContract, type Announcement } from '@passerelle/shared/events/contract';
import { plusMs } from '@passerelle/shared/time';
import { isStaff, type Viewer } from '../core/auth/access-token';
import type { Context } from '../core/context';
import type { DomainEvent } from '../core/events/event';
import { serve, type MountedContract } from '../core/http/route';

const rereadMs = 30_000;
const oldestMs = 10 * 60_000;
const pageSize = 200;

/** What a browser may learn of an event: that its subject changed. */
export function toAnnouncement({ id, type, at, subject }: DomainEvent): Announcement | null {
  const announcement = announcementSchema.safeParse({ id, type, at: at.toISOString(), subject });
  return announcement.success ? announcement.data : null;
}

/** A place in the log: an instant. What is read after it begins 30 s earlier, because commits come out of order. */
export const cursorAt = (at: Date): string => at.getTime().toString(36);

function instantOf(cursor: string, now: Date): Date | null {
  if (!/^[0-9a-z]{1,11}$/.test(cursor)) return null;
  const at = new Date(parseInt(cursor, 36));
  return at <= plusMs(now, rereadMs) && at >= plusMs(now, -oldestMs) ? at : null;
}

/** What was announced to an account; `complete` false means: too long ago, read everything again. */
export async function announcementsSince({ events, clock }: Context, viewer: Viewer, cursor: string | undefined) {
  const now = clock.now();
  const next = cursorAt(now);
  if (cursor === undefined) return { items: [], cursor: next, complete: true };
  const from = instantOf(cursor, now);
  if (!from) return { items: [], cursor: next, complete: false };
  const found = await events.repository.announcedTo({ accountId: viewer.accountId, staff: isStaff(viewer) }, plusMs(from, -rereadMs), pageSize);
  const items = found.map(toAnnouncement).filter((item) => item !== null);
  return { items, cursor: next, complete: found.length < pageSize };
}

export function announcementRoutes(context: Context): MountedContract {
  return serve(eventsContract, { since: ({ viewer, query }) => announcementsSince(context, viewer, query.after) });
}
