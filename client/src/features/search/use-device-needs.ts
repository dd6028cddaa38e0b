import { useMemo } from 'react';
import { useChairs } from '../../lib/chairs';
import { useDriverNeeds } from '../../lib/driver-needs';
import type { DeviceNeeds } from '../../lib/search-address';

/** What a search takes from this device. The same object as long as nothing changed. */
export function useDeviceNeeds(): DeviceNeeds {
  const wheelchairs = useChairs();
  const driver = useDriverNeeds();
  return useMemo(() => ({ wheelchairs, driver }), [wheelchairs, driver]);
}
