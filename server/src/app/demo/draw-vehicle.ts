import type { Accessibility } from '@passerelle/shared/fit/model';
import { dayMs, hourMs, localDay, plusMs } from '@passerelle/shared/time';
import type { Colour } from '@passerelle/shared/vehicles/contract';
import { confirmMeasures, type CalendarEntry, type SeedVehicle } from '../../features/vehicles';
import type { GeoFeature } from '../../features/geo';
import { drawConversion } from './conversions';
import { drawStreet } from './people';
import type { Random } from './random';

const colours: readonly [Colour, ...Colour[]] = ['white', 'grey', 'blue', 'red', 'green', 'sand'];
const kmPerDegree = 111.2;
const filledShare = 0.3;
const calendarDays = 90;

const traits: Readonly<Record<string, string>> = { ramp: 'rampe', lift: 'hayon' };

/** Rentals of one to five days until about a third of the next three months is taken. */
function drawEntries(random: Random, from: Date, newId: () => string): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  let day = random.whole(1, 6);
  while (day < calendarDays) {
    const length = random.whole(1, 5);
    const start = plusMs(from, day * dayMs + 9 * hourMs);
    entries.push({ id: newId(), kind: 'block', from: start, to: plusMs(start, length * dayMs - hourMs) });
    day += length + random.whole(1, Math.round((length * 2 * (1 - filledShare)) / filledShare));
  }
  return entries;
}

/** What an owner offers beside the car; many have not said whether a dog may come, and few have a child seat. */
function drawOffers(random: Random): Pick<SeedVehicle, 'delivery' | 'serviceDog' | 'childSeat'> {
  return {
    delivery: random.chance(0.33) ? { maxKm: 5 * random.whole(1, 10), perKm: { amount: 5 * random.whole(8, 18), currency: 'EUR' } } : null,
    serviceDog: random.chance(0.8) ? random.chance(0.85) : undefined,
    childSeat: random.chance(0.4) ? random.chance(0.35) : undefined,
  };
}

/** Staff checked half of the cars; of those they saw the papers, or the car itself, of three in ten. */
function drawCheck(random: Random, accessibility: Accessibility, now: Date): Pick<SeedVehicle, 'accessibility' | 'checkedAt'> {
  if (!random.chance(0.5)) return { accessibility, checkedAt: null };
  const checkedAt = plusMs(now, -random.whole(5, 300) * dayMs);
  const confirmed = random.chance(0.3) ? confirmMeasures(accessibility, random.pick(['document', 'document', 'inspected']), localDay(checkedAt, 'Europe/Paris')) : accessibility;
  return { accessibility: confirmed, checkedAt };
}

/** A car somewhere in France, as people live there, within 3 km of the middle of its town. */
export function drawVehicle(random: Random, geo: Pick<GeoFeature, 'townByShare'>, { ownerId, now, newId }: { ownerId: string; now: Date; newId: () => string }): SeedVehicle {
  const town = geo.townByShare(random.share());
  const { name, body, accessibility, perDay } = drawConversion(random);
  const kilometres = 3 * Math.sqrt(random.share());
  const angle = 2 * Math.PI * random.share();
  const exactLocation = {
    lat: town.location.lat + (kilometres * Math.sin(angle)) / kmPerDegree,
    lon: town.location.lon + (kilometres * Math.cos(angle)) / (kmPerDegree * Math.cos((town.location.lat * Math.PI) / 180)),
  };
  const trait = accessibility.access?.type ? traits[accessibility.access.type] : 'conduite adaptée';
  const midnight = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  return {
    ownerId,
    exactLocation,
    title: `${name}, ${trait ?? ''}`,
    description: null,
    address: `${drawStreet(random)}, ${town.postcodes[0] ?? ''} ${town.name}`,
    body,
    colour: random.pick(colours),
    ...drawCheck(random, accessibility, now),
    ...drawOffers(random),
    pricing: { perDay: { amount: perDay, currency: 'EUR' }, weekDiscountPercent: random.pick([0, 5, 10, 15]), monthDiscountPercent: random.pick([0, 20, 30]), kmPerDay: random.pick([100, 150, 150, 200, 300]) },
    cancellationPolicy: random.pick(['flexible', 'moderate', 'moderate', 'strict']),
    instant: random.chance(0.4),
    createdAt: plusMs(now, -random.whole(10, 900) * dayMs),
    entries: drawEntries(random, midnight, newId),
  };
}
