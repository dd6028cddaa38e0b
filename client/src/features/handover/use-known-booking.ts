import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../lib/api';
import { bookingKey } from '../../lib/query';
import { useSession } from '../../lib/session';
import { toKeptBooking, type KeptBooking, type OwnedBooking } from './queue/handover';
import type { Phone } from './queue/phone';

export interface KnownBooking {
  readonly booking: KeptBooking | undefined;
  /** False: as this phone knew it when there was a network. */
  readonly fresh: boolean;
  readonly accountId: string | undefined;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly retry: () => void;
}

/** The booking as the server says; until it answers, and while it cannot be reached, as this phone has kept it for this person. */
export function useKnownBooking({ store }: Phone, bookingId: string): KnownBooking {
  const { user } = useSession();
  const [kept, setKept] = useState<OwnedBooking | null>();
  const query = useQuery({ queryKey: bookingKey(bookingId), queryFn: ({ signal }) => api.bookings.get({ params: { bookingId } }, { signal }) });
  useEffect(() => {
    store.booking(bookingId).then(
      (owned) => setKept(owned ?? null),
      () => setKept(null),
    );
  }, [store, bookingId]);
  const mine = kept && (user === undefined || kept.accountId === user.id) ? kept : undefined;
  return {
    booking: query.data ? toKeptBooking(query.data) : mine?.booking,
    fresh: query.data !== undefined,
    accountId: user?.id ?? mine?.accountId,
    error: query.error,
    pending: query.isPending || kept === undefined,
    retry: () => void query.refetch(),
  };
}
