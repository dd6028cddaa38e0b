import { bookingProcess } from '@passerelle/shared/bookings/process';
import type { EffectListener } from '../../core/events/event';
import { suits } from '../search';
import type { SearchableVehicle } from '../vehicles';
import type { AlertRecord } from './alert';
import { openAsked, type AlertParts } from './parts';

const frees: readonly string[] = ['free', 'free_from_now', 'swap', 'explicit'];
const freed = [...new Set(bookingProcess.filter(({ calendar }) => frees.includes(calendar)).map(({ event }) => event))];
/** After these a car may suit somebody whom it did not suit before. */
const mayNewlySuit = ['vehicles.published', 'vehicles.updated', 'vehicles.approved', 'vehicles.calendar-changed', ...freed];

const pageSize = 200;

function isFor(parts: AlertParts, alert: AlertRecord, car: SearchableVehicle): boolean {
  // Most are excluded by what is kept in clear, and opening the rest costs more.
  if (!suits(alert.asked, car)) return false;
  const asked = openAsked(parts, alert);
  return asked !== null && suits(asked, car);
}

/** Those of these cars that are published and suit an alert now. */
export async function suiting(parts: AlertParts, alert: AlertRecord, vehicleIds: readonly string[]): Promise<SearchableVehicle[]> {
  return (await parts.vehicles.published(vehicleIds)).filter((car) => isFor(parts, alert, car));
}

/**
 * Looks for the alerts that a car suits since it was listed, changed or freed. It judges the car as the database has it, because the
 * search index of this process may be a moment behind the event.
 */
export function alertMatcher(parts: AlertParts): EffectListener {
  const { context, alerts, vehicles } = parts;

  async function tell(car: SearchableVehicle, ownerId: string | undefined, page: readonly AlertRecord[]): Promise<void> {
    for (const alert of page) {
      // Nobody rents their own car.
      if (alert.accountId === ownerId || !isFor(parts, alert, car)) continue;
      if (await alerts.addFound(alert.id, car.id)) context.metrics.alerts.inc({ what: 'found' });
    }
  }

  return {
    name: 'alerts.match',
    on: mayNewlySuit,
    async run({ data: { vehicleId } }) {
      if (typeof vehicleId !== 'string') return;
      const [car] = await vehicles.published([vehicleId]);
      if (!car) return;
      const ownerId = (await vehicles.summaries([vehicleId])).get(vehicleId)?.ownerId;
      const now = context.clock.now();
      let page: readonly AlertRecord[] = [];
      do {
        page = await alerts.around(car.location, now, page.at(-1)?.id ?? '', pageSize);
        await tell(car, ownerId, page);
      } while (page.length === pageSize);
    },
  };
}
