import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { DeclineReason, TransitionName } from '@passerelle/shared/bookings/states';
import { api } from '../../../lib/api';
import { isProblem, type ApiProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { bookingKey } from '../../../lib/query';

export interface Act {
  name: TransitionName;
  reason?: DeclineReason;
}

export interface Acting {
  act(what: Act): void;
  /** The transition that is under way. */
  busy: TransitionName | undefined;
  problem: ApiProblem | undefined;
}

/**
 * One step of the booking, at the version the person has seen. When somebody was faster, the booking is read again and
 * the refusal says so.
 */
export function useAct(booking: Booking, onDone: () => void): Acting {
  const queryClient = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const { id, version } = booking;
  const mutation = useMutation({
    mutationFn: ({ name, reason }: Act) => {
      const meant = [name, version, reason].join(' ');
      const idempotencyKey = keys.current.get(meant) ?? newKey();
      keys.current.set(meant, idempotencyKey);
      return api.bookings.transition({ params: { bookingId: id, name }, body: { version, ...(reason ? { reason } : {}) } }, { idempotencyKey });
    },
    onSuccess: (next) => {
      queryClient.setQueryData(bookingKey(id), next);
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
      onDone();
    },
    onError: (error) => {
      if (isProblem(error) && error.status === 409) void queryClient.invalidateQueries({ queryKey: bookingKey(id) });
    },
  });
  return {
    act: (what) => mutation.mutate(what),
    busy: mutation.isPending ? mutation.variables.name : undefined,
    problem: isProblem(mutation.error) ? mutation.error : undefined,
  };
}
