import type { FieldValues } from 'react-hook-form';

/** What was typed and not saved, kept for this tab. A draft of an older version of the car is not offered. */
const keyOf = (vehicleId: string | undefined) => `passerelle.car.${vehicleId ?? 'new'}`;

interface Draft {
  version: number;
  values: FieldValues;
}

const isDraft = (stored: unknown): stored is Draft =>
  typeof stored === 'object' && stored !== null && 'version' in stored && typeof stored.version === 'number' && 'values' in stored && typeof stored.values === 'object' && stored.values !== null;

export function readDraft(vehicleId: string | undefined, version: number): FieldValues | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(vehicleId)) ?? 'null');
    return isDraft(stored) && stored.version === version ? stored.values : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(vehicleId: string | undefined, version: number, values: FieldValues): void {
  try {
    sessionStorage.setItem(keyOf(vehicleId), JSON.stringify({ version, values } satisfies Draft));
  } catch {
    // The page still has it.
  }
}

export function forgetDraft(vehicleId: string | undefined): void {
  try {
    sessionStorage.removeItem(keyOf(vehicleId));
  } catch {
    // Nothing was kept.
  }
}
