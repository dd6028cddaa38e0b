import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Quote } from '@passerelle/shared/bookings/contract';
import type { Money } from '@passerelle/shared/money';
import type { WirePeriod } from '@passerelle/shared/time';
import { api } from '../../../lib/api';
import { useChairs } from '../../../lib/chairs';
import { choicesToWire, type Choices } from '../../../lib/options/choices';

export interface Renewed {
  /** The total before; absent when it stayed the same. */
  before: Money | undefined;
}

/** A price for these dates, this device's chairs and what was chosen beside, asked again by itself when it has run out. */
export function useQuote(vehicleId: string, period: WirePeriod, choices: Choices) {
  const wheelchairs = useChairs();
  const options = choicesToWire(choices);
  const wanted = JSON.stringify(options);
  const { from, to } = period;
  const shown = useRef<{ quote: Quote; wanted: string } | undefined>(undefined);
  const [renewed, setRenewed] = useState<Renewed>();
  const quote = useQuery({
    queryKey: ['quote', vehicleId, from, to, wheelchairs, wanted],
    queryFn: ({ signal }) => api.bookings.quote({ body: { vehicleId, period: { from, to }, ...(wheelchairs.length > 0 ? { wheelchairs: [...wheelchairs] } : {}), ...options } }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    // Something else is chosen on this page: the price before it stays in sight until the new one is there.
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data, refetch, isPlaceholderData } = quote;
  useEffect(() => {
    if (isPlaceholderData || !data) return;
    const before = shown.current;
    shown.current = { quote: data, wanted };
    // Who chooses something else expects another price.
    if (!before || before.wanted !== wanted) setRenewed(undefined);
    else if (before.quote.quoteId !== data.quoteId) setRenewed({ before: before.quote.total.amount === data.total.amount ? undefined : before.quote.total });
  }, [data, isPlaceholderData, wanted]);
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, Date.parse(data.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [data, refetch]);
  return { quote, renewed, hasChairs: wheelchairs.length > 0 };
}
