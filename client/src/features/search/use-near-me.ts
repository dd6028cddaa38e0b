import type { LatLon } from '@passerelle/shared/geo/contract';
import { useRef, useState } from 'react';

export type NearMeState = 'idle' | 'looking' | 'refused' | 'unavailable' | 'slow';

const patienceMs = 10_000;
const reasons: Readonly<Record<number, NearMeState>> = { 1: 'refused', 2: 'unavailable', 3: 'slow' };

/** To about a kilometre: nothing more exact leaves the device, and cars are shown no more exactly than that. */
export const roundPosition = ({ lat, lon }: LatLon): LatLon => ({ lat: Math.round(lat * 100) / 100, lon: Math.round(lon * 100) / 100 });

/** The browser's own position, asked for only by `ask`. What comes after `cancel` is not used any more. */
export function useNearMe(onPosition: (position: LatLon) => void) {
  const [state, setState] = useState<NearMeState>('idle');
  const latest = useRef(0);
  const ask = () => {
    latest.current += 1;
    const mine = latest.current;
    // Absent on a page that is not served over https.
    if (!('geolocation' in navigator)) {
      setState('unavailable');
      return;
    }
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (mine !== latest.current) return;
        setState('idle');
        onPosition(roundPosition({ lat: coords.latitude, lon: coords.longitude }));
      },
      ({ code }) => {
        if (mine === latest.current) setState(reasons[code] ?? 'unavailable');
      },
      { enableHighAccuracy: false, timeout: patienceMs, maximumAge: 600_000 },
    );
  };
  const cancel = () => {
    latest.current += 1;
    setState('idle');
  };
  return { state, ask, cancel };
}
