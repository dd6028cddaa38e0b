import type { SearchAsked } from '@passerelle/shared/search/contract';
import { keepChair, readKeptChairs } from '../../lib/chairs';
import { readDriverNeeds, saveDriverNeeds } from '../../lib/driver-needs';

const driverNeedsOf = ({ driver, filters }: SearchAsked) => ({ licenceCodes: driver?.licenceCodes ?? [], controls: filters.controls ?? driver?.controls ?? [] });
const isEmpty = ({ licenceCodes, controls }: { licenceCodes: readonly string[]; controls: readonly string[] }): boolean => licenceCodes.length + controls.length === 0;

/** What an alert keeps of a person's body and needs; undefined for nothing. */
export function keptNeeds(asked: SearchAsked): 'chair' | 'driver' | 'both' | undefined {
  const drives = !isEmpty(driverNeedsOf(asked));
  if ((asked.wheelchairs?.length ?? 0) > 0) return drives ? 'both' : 'chair';
  return drives ? 'driver' : undefined;
}

/** Opened on a device that knows nothing: what the alert was made with comes along. What the device knows is never replaced. */
export function bringToDevice(asked: SearchAsked): void {
  if (readKeptChairs().length === 0) for (const wheelchair of asked.wheelchairs ?? []) keepChair({ name: '', wheelchair });
  if (isEmpty(readDriverNeeds())) saveDriverNeeds(driverNeedsOf(asked));
}
