import type { Booking } from '@passerelle/shared/bookings/contract';
import { access } from '../../../lib/api';
import { queryClient } from '../../../lib/query';
import type { Handover } from './handover';
import { keepBooking } from './keep-bookings';
import { accountIdNow, openPhone } from './phone';

function isBooking(data: unknown): data is Booking {
  return typeof data === 'object' && data !== null && 'viewer' in data && 'handover' in data;
}

/**
 * Sends what waits whenever it may work again: at the start, when the network is back, when the page is looked at, when
 * somebody signs in. Keeps each booking that is read. `tell` hears of everything this phone keeps. Returns what stops it.
 */
export async function followNetwork(tell: (handovers: readonly Handover[]) => void): Promise<() => void> {
  const phone = await openPhone();
  const tellAll = () => tell(phone.outbox.list() ?? []);
  const stopTelling = phone.outbox.subscribe(tellAll);
  const send = () => void phone.outbox.sendAll();
  const sendWhenSeen = () => {
    if (document.visibilityState === 'visible') send();
  };
  let before = accountIdNow();
  const stopAccess = access.subscribe(() => {
    const accountId = accountIdNow();
    if (accountId === before) return;
    before = accountId;
    // Who comes next to this phone must not find where the one before rented a car; what is not sent yet stays, unseen.
    if (access.state().status !== 'starting') void phone.store.forgetBookings(accountId);
    send();
  });
  const stopBookings = queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryKey[0] !== 'booking') return;
    const data: unknown = event.query.state.data;
    const accountId = accountIdNow();
    if (accountId !== undefined && isBooking(data)) void keepBooking(phone, accountId, data);
  });
  addEventListener('online', send);
  document.addEventListener('visibilitychange', sendWhenSeen);
  tellAll();
  send();
  return () => {
    stopTelling();
    stopAccess();
    stopBookings();
    removeEventListener('online', send);
    document.removeEventListener('visibilitychange', sendWhenSeen);
  };
}
