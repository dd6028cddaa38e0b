import { useSyncExternalStore } from 'react';
import type { Wheelchair } from '@passerelle/shared/fit/model';

/**
 * The wheelchairs a visitor asks about: kept on this device and nowhere else. They go to the server with a search, a fit
 * check or a quote, in the body of the request, and never into an address. None, or up to three.
 */
export const mostChairs = 3;

export type ChairNumber = 'width' | 'length' | 'height' | 'headBow' | 'occupiedMass' | 'chairMass' | 'helperMass' | 'ratedGrade';

export interface ChairLimits {
  readonly unit: 'mm' | 'kg' | 'percent';
  readonly min: number;
  readonly max: number;
}

/** What the server takes, from `wheelchairSchema`; repeated here so that zod stays out of the first page. A test compares them. */
export const chairLimits: Readonly<Record<ChairNumber, ChairLimits>> = {
  width: { unit: 'mm', min: 300, max: 1200 },
  length: { unit: 'mm', min: 400, max: 2200 },
  height: { unit: 'mm', min: 500, max: 2300 },
  headBow: { unit: 'mm', min: 0, max: 600 },
  occupiedMass: { unit: 'kg', min: 10, max: 600 },
  chairMass: { unit: 'kg', min: 1, max: 500 },
  helperMass: { unit: 'kg', min: 20, max: 300 },
  ratedGrade: { unit: 'percent', min: 0, max: 100 },
};

const storageKey = 'passerelle.chairs';
const numbers: readonly ChairNumber[] = ['width', 'length', 'height', 'headBow', 'occupiedMass', 'chairMass', 'helperMass', 'ratedGrade'];
const propulsions: readonly Wheelchair['propulsion'][] = ['self', 'attendant', 'powered'];
const crashTests: readonly Wheelchair['crashTested'][] = ['yes', 'no', 'unknown'];
const nobody: readonly Wheelchair[] = [];

function readChair(stored: unknown): Wheelchair[] {
  if (typeof stored !== 'object' || stored === null) return [];
  const part = (name: string): unknown => Reflect.get(stored, name);
  const propulsion = propulsions.find((known) => known === part('propulsion'));
  if (!propulsion) return [];
  const chair: Wheelchair = { propulsion };
  for (const name of numbers) {
    const value = part(name);
    const { unit, min, max } = chairLimits[name];
    const whole = unit !== 'mm' || Number.isInteger(value);
    // A number from an older version that the server would refuse is one the person does not know.
    if (typeof value === 'number' && whole && value >= min && value <= max) chair[name] = value;
  }
  const crashTested = crashTests.find((known) => known !== undefined && known === part('crashTested'));
  if (crashTested) chair.crashTested = crashTested;
  const pin = part('dockingPin');
  if (pin === null) chair.dockingPin = null;
  else if (typeof pin === 'string' && pin.trim().length > 0 && pin.length <= 80) chair.dockingPin = pin;
  return [chair];
}

/** Reads what was stored; anything that is no chair is left out. */
export function parseChairs(text: string | null): readonly Wheelchair[] {
  if (!text) return nobody;
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored.flatMap(readChair).slice(0, mostChairs) : nobody;
  } catch {
    return nobody;
  }
}

// Where storage is refused (some private windows) the chairs last as long as the page.
let memory: string | null = null;
let last: { text: string | null; chairs: readonly Wheelchair[] } = { text: null, chairs: nobody };
const listeners = new Set<() => void>();

function storedText(): string | null {
  try {
    return localStorage.getItem(storageKey) ?? memory;
  } catch {
    return memory;
  }
}

/** The visitor's chairs, empty for none. The same array as long as nothing changed. */
export function readChairs(): readonly Wheelchair[] {
  const text = storedText();
  if (text !== last.text) last = { text, chairs: parseChairs(text) };
  return last.chairs;
}

/** Remembers the chairs on this device; an empty list forgets them. */
export function saveChairs(chairs: readonly Wheelchair[]): void {
  memory = chairs.length === 0 ? null : JSON.stringify(chairs.slice(0, mostChairs));
  try {
    if (memory === null) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, memory);
  } catch {
    // Kept in memory only.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== storageKey && event.key !== null) return;
    // Another tab forgot or changed them: what this one remembers counts no more.
    memory = null;
    listener();
  };
  listeners.add(listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', onStorage);
  };
}

/** The visitor's chairs, in step with other components and tabs. */
export function useChairs(): readonly Wheelchair[] {
  return useSyncExternalStore(subscribe, readChairs);
}
