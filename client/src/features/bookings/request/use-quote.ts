import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { Money } from '@passerelle/shared/money';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../../lib/api';
import { useChairs } from '../../../lib/chairs';

export interface Renewed {
  /** The total before; absent when it stayed the same. */
  before: Money | undefined;
}

/** A price for these dates and this device's chairs, asked again by itself when it has run out. */
export function useQuote(vehicleId: string, period: WirePeriod) {
  const wheelchairs = useChairs();
  const { from, to } = period;
  const shown = useRef<Quote | undefined>(undefined);
  const [renewed, setRenewed] = useState<Renewed>();
  const quote = useQuery({
    queryKey: ['quote', vehicleId, from, to, wheelchairs],
    queryFn: ({ signal }) => api.bookings.quote({ body: { vehicleId, period: { from, to }, ...(wheelchairs.length > 0 ? { wheelchairs: [...wheelchairs] } : {}) } }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data, refetch } = quote;
  useEffect(() => {
    const before = shown.current;
    shown.current = data;
    if (!before || !data || before.quoteId === data.quoteId) return;
    setRenewed({ before: before.total.amount === data.total.amount ? undefined : before.total });
  }, [data]);
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, Date.parse(data.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [data, refetch]);
  return { quote, renewed, hasChairs: wheelchairs.length > 0 };
}
