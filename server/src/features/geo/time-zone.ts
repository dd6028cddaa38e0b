import { boundsContain } from './distance';
import type { Bounds, LatLon } from './place';

/** Generous boxes around the French territories outside Europe; they do not overlap. */
const OVERSEAS: readonly { zone: string; bounds: Bounds }[] = [
  { zone: 'America/Guadeloupe', bounds: { north: 16.7, south: 15.7, west: -62, east: -60.9 } },
  { zone: 'America/St_Barthelemy', bounds: { north: 18, south: 17.75, west: -63, east: -62.6 } },
  { zone: 'America/Marigot', bounds: { north: 18.3, south: 18, west: -63.4, east: -62.8 } },
  { zone: 'America/Martinique', bounds: { north: 15, south: 14.3, west: -61.4, east: -60.7 } },
  { zone: 'America/Cayenne', bounds: { north: 6, south: 2, west: -54.7, east: -51.5 } },
  { zone: 'America/Miquelon', bounds: { north: 47.3, south: 46.6, west: -56.6, east: -56 } },
  { zone: 'Indian/Reunion', bounds: { north: -20.7, south: -21.5, west: 55, east: 56 } },
  { zone: 'Indian/Mayotte', bounds: { north: -12.5, south: -13.1, west: 44.9, east: 45.4 } },
  { zone: 'Pacific/Noumea', bounds: { north: -17.5, south: -23.5, west: 157, east: 173 } },
  { zone: 'Pacific/Wallis', bounds: { north: -13, south: -14.6, west: -178.4, east: -175.9 } },
  { zone: 'Pacific/Marquesas', bounds: { north: -7.5, south: -11, west: -141.5, east: -138 } },
  { zone: 'Pacific/Gambier', bounds: { north: -20.5, south: -24, west: -136.5, east: -134 } },
  { zone: 'Pacific/Tahiti', bounds: { north: -13, south: -28.5, west: -155.5, east: -136.5 } },
];

/** The IANA time zone of a place in France; Europe/Paris for everything that is not in one of the territories overseas. */
export function timeZoneAt(location: LatLon): string {
  return OVERSEAS.find(({ bounds }) => boundsContain(bounds, location))?.zone ?? 'Europe/Paris';
}
