/**
 * Something a person keeps on this device and nowhere else, one key of localStorage for each thing, in step between components and
 * tabs. Where storage is refused (some private windows) it lasts as long as the page.
 */
export interface DeviceStore<T> {
  /** The same value as long as nothing changed: fit for useSyncExternalStore. */
  readonly read: () => T;
  /** `undefined` forgets it. */
  readonly save: (value: T | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Everything about a person that may lie on a device; language, session and drafts of cars are no part of it. A list, because what
 * is forgotten must not depend on which pages have been loaded.
 */
const personalKeys = ['passerelle.chairs', 'passerelle.measuring', 'passerelle.driver', 'passerelle.places', 'passerelle.account-copy'] as const;
/** What must outlive a forgetting says nothing about a person. */
type DeviceKey = (typeof personalKeys)[number] | 'passerelle.unsent';

const forgotten = 'passerelle:forgotten';

/** Undefined where storage is refused. */
function readText(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** Says whether the device took it. */
function writeText(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function readJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `parse` makes sense of whatever an older version, or somebody else, stored: `undefined` for nothing. It must not throw. */
export function createDeviceStore<T>(key: DeviceKey, parse: (stored: unknown) => T): DeviceStore<T> {
  let memory: string | null = null;
  let last: { readonly text: string | null; readonly value: T } | undefined;
  const listeners = new Set<() => void>();

  const read = (): T => {
    const text = readText(key) ?? memory;
    if (last?.text !== text) last = undefined;
    last ??= { text, value: parse(readJson(text)) };
    return last.value;
  };
  const save = (value: T | undefined): void => {
    const text = value === undefined ? null : JSON.stringify(value);
    memory = writeText(key, text) ? null : text;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    // Forgotten here, or changed in another tab: what this page remembers counts no more.
    const onForgotten = () => {
      memory = null;
      listener();
    };
    const onStorage = (event: StorageEvent) => {
      if (event.key === key || event.key === null) onForgotten();
    };
    listeners.add(listener);
    addEventListener('storage', onStorage);
    addEventListener(forgotten, onForgotten);
    return () => {
      listeners.delete(listener);
      removeEventListener('storage', onStorage);
      removeEventListener(forgotten, onForgotten);
    };
  };
  return { read, save, subscribe };
}

/** Whether anything about a person lies on this device. */
export const deviceKnowsSomething = (): boolean => personalKeys.some((key) => typeof readText(key) === 'string');

/** Forgets wheelchairs, driver's needs and places on this device and in every open tab: for a computer that others use too. */
export function forgetDevice(): void {
  for (const key of personalKeys) writeText(key, null);
  dispatchEvent(new Event(forgotten));
}
