import { readNumber } from '../../../ui/forms/read-number';

/** What a claim may come to, in minor units (shared/bookings/contract.ts). */
const mostMinorUnits = 10_000_000;

/** Euros as typed, in cents; undefined when it is no amount, or one that is too large. */
export function centsOf(text: string): number | undefined {
  const euros = readNumber(text);
  if (euros === undefined) return undefined;
  const cents = Math.round(euros * 100);
  return cents <= mostMinorUnits ? cents : undefined;
}
