import type { Accessibility } from '@passerelle/shared/fit/model';
import { periodToWire } from '@passerelle/shared/time';
import type { BookingsLower } from '../features/bookings';
import type { SearchFeature } from '../features/search';
import type { VehiclesFeature } from '../features/vehicles';

const radiusKm = 60;
const mostOffered = 5;

type Measure = { readonly value: number } | null | undefined;

/** What we do not know of a car is no room that we could promise. */
const atLeast = (has: Measure, needed: Measure): boolean => needed?.value === undefined || (has?.value ?? 0) >= needed.value;

const slopeOf = ({ access }: Accessibility): number => {
  const { length, thresholdHeight, type } = access ?? {};
  if (type === 'lift') return 0;
  return length && thresholdHeight ? thresholdHeight.value / length.value : Infinity;
};

/** True where whoever fits the first car fits the other: it has all of its measures, and is no steeper. Nobody's chair is known here. */
export function asRoomyAs(first: Accessibility, other: Accessibility): boolean {
  const ways = first.modes.every((mode) => other.modes.includes(mode));
  const access = atLeast(other.access?.width, first.access?.width) && atLeast(other.access?.swl, first.access?.swl) && slopeOf(other) <= slopeOf(first);
  const door = atLeast(other.door?.width, first.door?.width) && atLeast(other.door?.height, first.door?.height);
  const spaces = (first.spaces ?? []).every((space, index) => {
    const there = other.spaces?.[index];
    const fastened = there?.anchorage?.type === space.anchorage?.type && atLeast(there?.anchorage?.maxChairMass, space.anchorage?.maxChairMass);
    return there !== undefined && fastened && atLeast(there.length, space.length) && atLeast(there.width, space.width) && atLeast(there.headroom, space.headroom);
  });
  return ways && access && door && spaces;
}

/** Published cars near the place of a booking that are as roomy and free on its dates, in the order of a search. */
export const replacementsFrom = ({ vehicles, search }: { readonly vehicles: Pick<VehiclesFeature, 'forBooking' | 'published'>; readonly search: Pick<SearchFeature, 'shown'> }): BookingsLower['replacements'] =>
  async ({ vehicleId, period }) => {
    const first = await vehicles.forBooking(vehicleId);
    if (!first) return [];
    const ids = await search.shown({ near: { ...first.location, radiusKm }, period: periodToWire(period), filters: {} });
    const cars = await vehicles.published(ids.filter((id) => id !== vehicleId));
    const order = new Map(ids.map((id, index) => [id, index]));
    return cars
      .filter((car) => asRoomyAs(first.accessibility, car.accessibility))
      .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
      .slice(0, mostOffered)
      .map(({ id }) => id);
  };
