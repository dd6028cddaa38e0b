import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { endAlert } from './end-alert';
import { alertMatcher } from './match-cars';
import type { AlertParts } from './parts';
import { createAlertRepository } from './repository';
import { alertRoutes } from './routes';
import { letterMail } from './send-letters';
import { letterDeadline } from './write-letters';

/** "Tell me when one fits": searches that are kept and asked again when a car is listed, changed or freed. */
export function createAlerts(context: Context, lower: Pick<AlertParts, 'accounts' | 'search' | 'vehicles'>): Feature {
  const alerts = createAlertRepository(context.database);
  const parts: AlertParts = { context, alerts, ...lower };
  return {
    name: 'alerts',
    indexes: alerts.indexes,
    contracts: [alertRoutes(parts)],
    listeners: [alertMatcher(parts), letterMail(parts)],
    deadlines: [letterDeadline(parts), { name: 'alerts.end', due: alerts.ended, run: (id, now) => endAlert(parts, id, now) }],
  };
}
