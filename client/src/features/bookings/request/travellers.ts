/** Who drives, who travels and who pays, as typed: kept while the person goes to sign in, for this tab only. */
export interface Travellers {
  driver: string;
  passengers: string[];
  /** Somebody else who pays; null where the renter does. */
  payer: string | null;
}

export const nobody: Travellers = { driver: '', passengers: [''], payer: null };
export const mostPassengers = 9;

const keyOf = (vehicleId: string) => `passerelle.request.${vehicleId}`;

export function readTravellers(vehicleId: string): Travellers {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(vehicleId)) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return nobody;
    const driver: unknown = Reflect.get(stored, 'driver');
    const passengers: unknown = Reflect.get(stored, 'passengers');
    const payer: unknown = Reflect.get(stored, 'payer');
    const names = Array.isArray(passengers) ? passengers.filter((name) => typeof name === 'string').slice(0, mostPassengers) : [];
    return { driver: typeof driver === 'string' ? driver : '', passengers: names.length > 0 ? names : [''], payer: typeof payer === 'string' ? payer : null };
  } catch {
    return nobody;
  }
}

export function keepTravellers(vehicleId: string, travellers: Travellers | undefined): void {
  try {
    if (travellers) sessionStorage.setItem(keyOf(vehicleId), JSON.stringify(travellers));
    else sessionStorage.removeItem(keyOf(vehicleId));
  } catch {
    // Then they are typed again.
  }
}

/** As the request takes them: blank lines are nobody. */
export function travellersToWire({ driver, passengers, payer }: Travellers): { driver?: { name: string }; passengers?: { name: string }[]; payer?: { name: string } } {
  const named = passengers.map((name) => name.trim()).filter(Boolean);
  return {
    ...(driver.trim() ? { driver: { name: driver.trim() } } : {}),
    ...(named.length > 0 ? { passengers: named.map((name) => ({ name })) } : {}),
    ...(payer === null ? {} : { payer: { name: payer.trim() } }),
  };
}
