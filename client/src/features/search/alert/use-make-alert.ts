import type { Alert } from '@passerelle/shared/alerts/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../../lib/api';
import { newKey } from '../../../lib/api/new-key';
import { alertsKey } from '../../../lib/query';
import { askedOf, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';

export interface MakeAlertOptions {
  readonly ask: SearchAsk;
  readonly device: DeviceNeeds;
  /** As the person will read it in mails. */
  readonly placeName: string;
  readonly onMade: (alert: Alert) => void;
}

const nothingOfTheDevice: DeviceNeeds = { wheelchairs: [], driver: { licenceCodes: [], controls: [] } };

/** Makes the alert, with what the device knows or without; pressing again after a fault makes no second one. */
export function useMakeAlert({ ask, device, placeName, onMade }: MakeAlertOptions) {
  const queryClient = useQueryClient();
  const keys = useRef({ with: newKey(), without: newKey() });
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ withHealth }: { withHealth: boolean }) => {
      const asked = askedOf(ask, withHealth ? device : nothingOfTheDevice);
      if (!asked) throw new RangeError('a search without a place');
      return api.alerts.create({ body: { placeName, asked, consent: withHealth } }, { idempotencyKey: keys.current[withHealth ? 'with' : 'without'] });
    },
    onSuccess: (alert) => {
      void queryClient.invalidateQueries({ queryKey: alertsKey });
      onMade(alert);
    },
  });
  return { make: mutate, busy: isPending, error };
}
