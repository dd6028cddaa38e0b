import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Booking, TransitionBody } from '@passerelle/shared/bookings/contract';
import type { TransitionName } from '@passerelle/shared/bookings/states';
import { api } from '../../../lib/api';
import { isProblem, type ApiProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { bookingKey } from '../../../lib/query';

/** A step of the process, and what it brings. */
export type Act = { name: TransitionName } & Omit<TransitionBody, 'version'>;

export interface Acting {
  /** For a button: a refusal is in `problem`, and stands where the person is told what to do. */
  act(what: Act): void;
  /** For a form, which shows the refusal at its fields. Throws it. */
  send(what: Act): Promise<void>;
  /** The transition that is under way. */
  busy: TransitionName | undefined;
  problem: ApiProblem | undefined;
}

/**
 * One step of the booking, at the version the person has seen. When somebody was faster, the booking is read again and
 * the refusal says so.
 */
export function useAct(booking: Booking, { onDone, onRefused }: { onDone: () => void; onRefused: () => void }): Acting {
  const queryClient = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const { id, version } = booking;
  const mutation = useMutation({
    mutationFn: ({ what: { name, ...brought } }: { what: Act; byForm: boolean }) => {
      const body = { version, ...brought };
      const meant = JSON.stringify([name, body]);
      const idempotencyKey = keys.current.get(meant) ?? newKey();
      keys.current.set(meant, idempotencyKey);
      return api.bookings.transition({ params: { bookingId: id, name }, body }, { idempotencyKey });
    },
    onSuccess: (next) => {
      queryClient.setQueryData(bookingKey(id), next);
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
      onDone();
    },
    onError: (error, { byForm }) => {
      if (!byForm) onRefused();
      if (isProblem(error) && error.status === 409) void queryClient.invalidateQueries({ queryKey: bookingKey(id) });
    },
  });
  const { variables, error } = mutation;
  return {
    act: (what) => mutation.mutate({ what, byForm: false }),
    send: async (what) => {
      await mutation.mutateAsync({ what, byForm: true });
    },
    busy: mutation.isPending ? variables?.what.name : undefined,
    problem: isProblem(error) && !variables?.byForm ? error : undefined,
  };
}
