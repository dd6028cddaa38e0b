import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import type { FieldValues } from 'react-hook-form';
import type { OwnVehicle } from '@passerelle/shared/vehicles/contract';
import { api } from '../../../lib/api';
import { isProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { vehicleKey } from '../../../lib/query';
import { refusalOf, type Arrival } from './arrival';
import { bodyOf } from './car-form';
import { forgetDraft } from './draft';

export const ownVehicleKey = (id: string) => [...vehicleKey(id), 'own'] as const;

export interface SaveCar {
  (values: FieldValues, publish: boolean): Promise<void>;
}

/** Saves the form, and publishes if asked to. A new car gets its own address at once, so that it is made only once. */
export function useSaveCar(base: OwnVehicle | undefined, onSaved: (car: OwnVehicle) => void): SaveCar {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const keys = useRef(new Map<string, string>());

  const write = (values: FieldValues): Promise<OwnVehicle> => {
    const body = bodyOf(values, base);
    if (base) return api.vehicles.update({ params: { vehicleId: base.id }, body: { ...body, description: body.description ?? null, version: base.version } });
    const meant = JSON.stringify(body);
    const idempotencyKey = keys.current.get(meant) ?? newKey();
    keys.current.set(meant, idempotencyKey);
    return api.vehicles.create({ body }, { idempotencyKey });
  };
  const settle = (car: OwnVehicle) => {
    forgetDraft(base?.id);
    queryClient.setQueryData(ownVehicleKey(car.id), car);
    void queryClient.invalidateQueries({ queryKey: ['vehicles'] });
  };

  return async (values, publish) => {
    const saved = await write(values);
    settle(saved);
    if (!publish) {
      onSaved(saved);
      if (!base) await navigate(`/owner/cars/${saved.id}`, { replace: true, state: { saved: true } satisfies Arrival });
      return;
    }
    try {
      const shown = await api.vehicles.publish({ params: { vehicleId: saved.id }, body: { version: saved.version } });
      settle(shown);
      await navigate('/owner', { state: { published: shown.title, status: shown.status } });
    } catch (error) {
      onSaved(saved);
      if (base || !isProblem(error)) throw error;
      await navigate(`/owner/cars/${saved.id}`, { replace: true, state: { saved: true, refusal: refusalOf(error) } satisfies Arrival });
    }
  };
}
