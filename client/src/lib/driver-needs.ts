import type { DriverNeeds } from '@passerelle/shared/search/contract';
import { useSyncExternalStore } from 'react';
import { createDeviceStore } from './device-store';

/**
 * What somebody needs to drive: codes on the licence, and controls. Health data, like the wheelchairs (./chairs.ts): kept on
 * this device, sent in the body of a search, and never in an address.
 */
export interface DriversNeeds {
  readonly licenceCodes: readonly string[];
  readonly controls: readonly DrivingControl[];
}

export type DrivingControl = NonNullable<DriverNeeds['controls']>[number];

/** As `drivingControls` in shared/src/fit/model.ts; repeated so that zod stays out of the first page. A test compares them. */
export const drivingControls: readonly DrivingControl[] = [
  'left_foot_accelerator',
  'hand_brake',
  'accelerator_ring',
  'accelerator_trigger',
  'accelerator_push_pull',
  'ball',
  'fork',
  'joystick',
];

const mostCodes = 20;

export const isLicenceCode = (text: string): boolean => /^\d{2,3}(\.\d{2})?$/.test(text);

const listIn = (stored: unknown, name: string): readonly unknown[] => {
  const list: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
  return Array.isArray(list) ? list : [];
};

/** Makes the best of what was stored: what is no code and no control is left out. */
export function parseDriverNeeds(stored: unknown): DriversNeeds {
  const codes = listIn(stored, 'licenceCodes').filter((code): code is string => typeof code === 'string' && isLicenceCode(code));
  const controls = listIn(stored, 'controls');
  return { licenceCodes: [...new Set(codes)].slice(0, mostCodes), controls: drivingControls.filter((control) => controls.includes(control)) };
}

const store = createDeviceStore('passerelle.driver', parseDriverNeeds);

/** Empty lists for none. The same object as long as nothing changed. */
export const readDriverNeeds = store.read;

/** Remembers the needs on this device; with both lists empty, forgets them. */
export function saveDriverNeeds(needs: DriversNeeds): void {
  store.save(needs.licenceCodes.length + needs.controls.length === 0 ? undefined : needs);
}

/** The driver's needs, in step with other components and tabs. */
export function useDriverNeeds(): DriversNeeds {
  return useSyncExternalStore(store.subscribe, store.read);
}
