import { feedsContract } from '@passerelle/shared/feeds/contract';
import { problem } from '@passerelle/shared/problem';
import { dayMs, plusMs } from '@passerelle/shared/time';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { serve } from '../../core/http/route';
import type { AccountsFeature } from '../accounts';
import type { BookingsFeature } from '../bookings';
import type { VehiclesFeature } from '../vehicles';
import { calendarEntryOf } from './calendar-entry';
import { createFeedRepository } from './repository';
import { hashOfToken, newToken } from './secret-token';
import { writeCalendar } from './write-calendar';

const pastShownMs = 90 * dayMs;
const mostEntries = 500;

/** A person's bookings for their calendar program, at a secret address that they can withdraw. */
export function createFeeds(context: Context, { accounts, bookings, vehicles }: { accounts: AccountsFeature; bookings: BookingsFeature; vehicles: VehiclesFeature }): Feature {
  const { clock, publicUrl } = context;
  const repository = createFeedRepository(context.database);

  async function calendarOf(accountId: string): Promise<string> {
    const now = clock.now();
    const locale = (await accounts.contactOf(accountId))?.locale ?? 'fr';
    const found = await bookings.ofPerson(accountId, plusMs(now, -pastShownMs), mostEntries);
    const cars = await vehicles.summaries(found.map(({ vehicleId }) => vehicleId));
    const entries = found.flatMap((booking) => calendarEntryOf(booking, cars.get(booking.vehicleId), { accountId, locale, publicUrl, now }) ?? []);
    return writeCalendar(entries, locale);
  }

  return {
    name: 'feeds',
    indexes: repository.indexes,
    contracts: [
      serve(feedsContract, {
        async get({ viewer }) {
          const feed = await repository.of(viewer.accountId);
          return feed ? { active: true, createdAt: feed.createdAt.toISOString() } : { active: false };
        },
        async create({ viewer }) {
          const token = newToken();
          const createdAt = clock.now();
          await repository.put({ accountId: viewer.accountId, createdAt }, hashOfToken(token));
          return { url: `${publicUrl}/api/feeds/${token}.ics`, createdAt: createdAt.toISOString() };
        },
        async revoke({ viewer }) {
          await repository.remove(viewer.accountId);
        },
        async read({ params }) {
          const feed = await repository.byToken(hashOfToken(params.token));
          if (!feed) throw problem('feeds.not_found');
          return { type: 'text/calendar; charset=utf-8', bytes: await calendarOf(feed.accountId), fileName: 'passerelle.ics' };
        },
      }),
    ],
  };
}
