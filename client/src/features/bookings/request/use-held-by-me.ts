import { useQuery } from '@tanstack/react-query';
import type { BookingSummary } from '@passerelle/shared/bookings/contract';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../../lib/api';
import { bookingsKey } from '../../../lib/query';
import { useSession } from '../../../lib/session';

/**
 * Who comes back from the payment page by the browser's button finds the dates taken: by themselves. This is the booking
 * that waits for their payment; asked for only where dates are taken.
 */
export function useHeldByMe(vehicleId: string, { from, to }: WirePeriod, taken: boolean): BookingSummary | 'asking' | undefined {
  const { status } = useSession();
  const enabled = taken && status === 'signed-in';
  const unpaid = useQuery({
    queryKey: bookingsKey({ role: 'renter', state: 'pending_payment' }),
    queryFn: ({ signal }) => api.bookings.list({ query: { role: 'renter', state: 'pending_payment' } }, { signal }),
    enabled,
    // A hold that was given up a moment ago must not be offered.
    staleTime: 0,
  });
  if (!enabled) return undefined;
  if (unpaid.isLoading) return 'asking';
  return unpaid.data?.items.find(({ vehicle, period }) => vehicle.id === vehicleId && period.from < to && from < period.to);
}
