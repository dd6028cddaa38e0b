import { useState } from 'react';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { LatLon } from '@passerelle/shared/geo/contract';
import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { extraCodes, type ExtraCode } from '@passerelle/shared/vehicles/extras';
import { noTown, type TownAnswer } from '../TownBox';

/** What somebody takes beside car and dates. Where the car is brought is theirs to know: it stays out of every address. */
export interface Choices {
  /** Km beyond those of the days. */
  readonly km: number | undefined;
  /** Null: the car is fetched where it stands. */
  readonly delivery: TownAnswer | null;
  readonly extras: readonly ExtraCode[];
}

export const nothingChosen: Choices = { km: undefined, delivery: null, extras: [] };

/** In the steps that the contract takes. */
export const kmPackages = [100, 200, 300, 500, 1_000, 2_000] as const;

/** The codes of what an owner offers, in the order of the list. */
export const extrasOf = ({ extras = {} }: Pick<Vehicle, 'extras'>): readonly ExtraCode[] => extraCodes.filter((code) => extras[code]);

const keyOf = (vehicleId: string) => `passerelle.choices.${vehicleId}`;

function townIn(stored: unknown): TownAnswer | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const text: unknown = Reflect.get(stored, 'text');
  const point: unknown = Reflect.get(stored, 'point');
  const [lat, lon]: unknown[] = typeof point === 'object' && point !== null ? [Reflect.get(point, 'lat'), Reflect.get(point, 'lon')] : [];
  if (typeof text !== 'string') return noTown;
  return { text, point: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null };
}

/** What was chosen of this car in this tab, as far as its owner still offers it. */
export function readChoices(vehicle: Pick<Vehicle, 'id' | 'delivery' | 'extras'>): Choices {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(vehicle.id)) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return nothingChosen;
    const km: unknown = Reflect.get(stored, 'km');
    const extras: unknown = Reflect.get(stored, 'extras');
    return {
      km: kmPackages.find((each) => each === km),
      delivery: vehicle.delivery ? townIn(Reflect.get(stored, 'delivery')) : null,
      extras: Array.isArray(extras) ? extrasOf(vehicle).filter((code) => extras.includes(code)) : [],
    };
  } catch {
    return nothingChosen;
  }
}

/** Keeps what was chosen for this tab alone: from the page of the car to that of the request, and past the sign-in. */
export function keepChoices(vehicleId: string, choices: Choices | undefined): void {
  try {
    if (choices) sessionStorage.setItem(keyOf(vehicleId), JSON.stringify(choices));
    else sessionStorage.removeItem(keyOf(vehicleId));
  } catch {
    // Then they are chosen again.
  }
}

export function useChoices(vehicle: Pick<Vehicle, 'id' | 'delivery' | 'extras'>): [Choices, (next: Choices) => void] {
  const [choices, setChoices] = useState(() => readChoices(vehicle));
  return [
    choices,
    (next) => {
      setChoices(next);
      keepChoices(vehicle.id, next);
    },
  ];
}

/** What the days of a price include, without a package. */
export const includedKm = ({ lineItems }: Pick<Quote, 'lineItems'>, { pricing }: Pick<Vehicle, 'pricing'>): number => (lineItems.find(({ code }) => code === 'days')?.quantity ?? 0) * pricing.kmPerDay;

/** A delivery is wanted, and nobody knows where to. */
export const needsPlace = ({ delivery }: Choices): boolean => delivery?.point === null;

/** As a quote takes it: a place that is not chosen yet is not asked about. */
export function choicesToWire({ km, delivery, extras }: Choices): { kmPackage?: number; delivery?: LatLon; extras?: ExtraCode[] } {
  return {
    ...(km === undefined ? {} : { kmPackage: km }),
    ...(delivery?.point ? { delivery: delivery.point } : {}),
    ...(extras.length > 0 ? { extras: [...extras] } : {}),
  };
}
