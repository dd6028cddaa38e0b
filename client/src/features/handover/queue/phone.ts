import { access, api } from '../../../lib/api';
import { newKey } from '../../../lib/api/new-key';
import { bookingKey, queryClient } from '../../../lib/query';
import { rememberUnsent } from '../../../lib/unsent-handovers';
import { createOutbox, type Outbox } from './outbox';
import { openStore } from './indexed-db';
import type { HandoverStore } from './store';

/** This phone: what it keeps, and what it has to send. */
export interface Phone {
  readonly store: HandoverStore;
  readonly outbox: Outbox;
}

const lockName = 'passerelle-handover';

/** Sending twice does no harm, it only costs data: where a browser has no locks, tabs send side by side. */
async function alone(act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return act();
  await navigator.locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock) await act();
  });
}

function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

export function accountIdNow(): string | undefined {
  const state = access.state();
  return state.status === 'signed-in' ? state.user.id : undefined;
}

async function makePhone(): Promise<Phone> {
  const store = await openStore();
  const outbox = createOutbox({
    store,
    api,
    newKey,
    accountId: accountIdNow,
    now: () => new Date(),
    later,
    alone,
    onSent(booking) {
      queryClient.setQueryData(bookingKey(booking.id), booking);
      void queryClient.invalidateQueries({ queryKey: ['bookings'] });
    },
  });
  // Said after signing out too, when nothing else of them may be seen.
  outbox.subscribe(() => rememberUnsent((outbox.list() ?? []).filter(({ state }) => state !== 'draft').length));
  await outbox.reload();
  return { store, outbox };
}

let made: Promise<Phone> | undefined;

/** Opened at its first use and then shared by everything on the page. */
export const openPhone = (): Promise<Phone> => (made ??= makePhone());
