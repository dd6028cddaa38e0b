import { problem } from '@passerelle/shared/problem';
import type { Period } from '@passerelle/shared/time';
import type { Session } from '../../core/database/connect';
import type { Listing } from './listing';
import type { Parts } from './parts';
import { announce } from './write-listing';

interface Block {
  readonly period: Period;
  readonly reason?: string | undefined;
}

/** Keeps a period for the owner. Throws `vehicles.dates_taken` where a booking, a hold or a block stands already. */
export async function blockDates(parts: Parts, listing: Listing, { period, reason }: Block, made: (id: string, session: Session) => Promise<void>): Promise<void> {
  const { context, calendars } = parts;
  if (period.to <= context.clock.now()) throw problem('bookings.period_in_the_past');
  const id = context.newId('blk');
  await context.transaction(async (session) => {
    const entry = { id, kind: 'block' as const, ...period, ...(reason === undefined ? {} : { reason }) };
    if (!(await calendars.reserve(listing.id, entry, session))) throw problem('vehicles.dates_taken');
    await announce(parts, 'calendar-changed', listing, session);
    await made(id, session);
  });
}

/** Gives a blocked period back. Throws `vehicles.block_not_found`, also for what is a booking and no block. */
export async function unblockDates(parts: Parts, listing: Listing, blockId: string): Promise<void> {
  await parts.context.transaction(async (session) => {
    if (!(await parts.calendars.release(listing.id, blockId, session, 'block'))) throw problem('vehicles.block_not_found');
    await announce(parts, 'calendar-changed', listing, session);
  });
}
