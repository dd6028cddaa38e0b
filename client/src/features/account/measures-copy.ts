import type { NamedWheelchair } from '@passerelle/shared/wheelchairs/contract';
import type { DriverNeeds } from '@passerelle/shared/search/contract';
import { readKeptChairs, saveKeptChairs } from '../../lib/chairs';
import { mostTravelling, type KeptChair } from '../../lib/chairs/kept-chair';
import { createDeviceStore } from '../../lib/device-store';
import { readDriverNeeds, saveDriverNeeds, type DriversNeeds } from '../../lib/driver-needs';

/** What the account keeps, or would: chairs under their names, and what the person needs to drive. */
export interface Measures {
  readonly items: NamedWheelchair[];
  readonly driver?: DriverNeeds | undefined;
}

/** What this device has, as an account would keep it; a chair without a name is called by its number. */
export function measuresOf(chairs: readonly KeptChair[], { licenceCodes, controls }: DriversNeeds, nameOf: (chair: KeptChair, index: number) => string): Measures {
  const items = chairs.map((chair, index) => ({ name: nameOf(chair, index), wheelchair: chair.wheelchair }));
  if (licenceCodes.length + controls.length === 0) return { items };
  return { items, driver: { licenceCodes: [...licenceCodes], controls: [...controls] } };
}

export const isEmpty = ({ items, driver }: Measures): boolean => items.length === 0 && (driver?.licenceCodes.length ?? 0) + (driver?.controls?.length ?? 0) === 0;

/** Puts these measures on this device in place of its own. The first three chairs travel. */
export function putOnDevice({ items, driver }: Measures): void {
  saveKeptChairs(items.map(({ name, wheelchair }, index) => ({ id: String(index + 1), name, travels: index < mostTravelling, wheelchair })));
  saveDriverNeeds({ licenceCodes: driver?.licenceCodes ?? [], controls: driver?.controls ?? [] });
}

/** Gives the chairs of this device the names under which the account keeps them, so that both stay the same. */
export function nameOnDevice({ items }: Measures): void {
  saveKeptChairs(readKeptChairs().map((chair, index) => ({ ...chair, name: items[index]?.name ?? chair.name })));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, inOrder(part)]),
  );
}

/** One text for the same measures, whatever the order of their parts. */
export function textOf({ items, driver }: Measures): string {
  const needs = { licenceCodes: [...(driver?.licenceCodes ?? [])].sort(), controls: [...(driver?.controls ?? [])].sort() };
  return JSON.stringify(inOrder({ items, needs }));
}

/** What device and account had in common the last time: tells which of them changed since. */
interface CommonCopy {
  readonly version: number;
  readonly text: string;
}

function parseCopy(stored: unknown): CommonCopy | undefined {
  if (typeof stored !== 'object' || stored === null || !('version' in stored) || !('text' in stored)) return undefined;
  const { version, text } = stored;
  return typeof version === 'number' && typeof text === 'string' ? { version, text } : undefined;
}

const store = createDeviceStore('passerelle.account-copy', parseCopy);

export const rememberCopy = (version: number, measures: Measures): void => store.save({ version, text: textOf(measures) });
export const forgetCopy = (): void => store.save(undefined);

/** How this device and the account stand to each other. `unknown`: they differ, and nobody can tell which changed. */
export type Comparison = 'nothing' | 'only_device' | 'only_account' | 'same' | 'device_newer' | 'account_newer' | 'both_changed' | 'unknown';

export function compare(device: Measures, account: Measures & { readonly version: number }): Comparison {
  const onDevice = !isEmpty(device);
  const inAccount = account.version > 0 && !isEmpty(account);
  if (!inAccount) return onDevice ? 'only_device' : 'nothing';
  if (!onDevice) return 'only_account';
  const text = textOf(device);
  if (text === textOf(account)) return 'same';
  const common = store.read();
  if (!common) return 'unknown';
  const deviceChanged = common.text !== text;
  const accountChanged = common.version !== account.version;
  if (deviceChanged && accountChanged) return 'both_changed';
  return deviceChanged ? 'device_newer' : 'account_newer';
}

export const readDevice = (nameOf: (chair: KeptChair, index: number) => string): Measures => measuresOf(readKeptChairs(), readDriverNeeds(), nameOf);
