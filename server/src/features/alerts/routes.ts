import { alertsContract, type Alert } from '@passerelle/shared/alerts/contract';
import { problem } from '@passerelle/shared/problem';
import { serve, type MountedContract } from '../../core/http/route';
import type { AlertRecord } from './alert';
import { createAlert } from './create-alert';
import { stopAlert, stopAlertByToken } from './end-alert';
import { openAsked, type AlertParts } from './parts';

/** For its own account alone. One whose needs cannot be opened is still shown, so that it can be stopped. */
function presentAlert(parts: AlertParts, alert: AlertRecord): Alert {
  const { id, placeName, asked, createdAt, endsAt, toldCount } = alert;
  return {
    id,
    placeName,
    period: asked.period,
    asked: openAsked(parts, alert) ?? asked,
    createdAt: createdAt.toISOString(),
    endsAt: endsAt.toISOString(),
    told: toldCount,
  };
}

export function alertRoutes(parts: AlertParts): MountedContract {
  const { context, alerts } = parts;
  return serve(alertsContract, {
    create: {
      run: async ({ viewer, body, made }) => presentAlert(parts, await createAlert(parts, viewer.accountId, body, made)),
      showAgain: async (id, { viewer }) => {
        const alert = await alerts.byId(id);
        if (!alert || alert.accountId !== viewer.accountId) throw problem('alerts.not_found');
        return presentAlert(parts, alert);
      },
    },
    list: async ({ viewer }) => ({ items: (await alerts.ofAccount(viewer.accountId, context.clock.now())).map((alert) => presentAlert(parts, alert)) }),
    stop: async ({ viewer, params }) => {
      await stopAlert(parts, params.alertId, viewer.accountId);
    },
    stopByLink: async ({ params }) => {
      await stopAlertByToken(parts, params.token);
    },
  });
}
