import { useEffect } from 'react';
import { access, api } from './api';
import { queryClient } from './query';
import { followEvents, type EventSocket } from './realtime/follow-events';
import { invalidateSubject } from './realtime/invalidate';
import { useSession } from './session';

async function connect(): Promise<EventSocket> {
  const { io } = await import('socket.io-client');
  return io({
    path: '/api/socket',
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelayMax: 30_000,
    auth: (give) => {
      access.token().then(
        (token) => give({ token }),
        () => give({}),
      );
    },
  });
}

/**
 * While somebody is signed in, what changes on the server is read again by itself: queries under `bookingKey(id)`,
 * `conversationKey(id)`, `vehicleKey(id)` and the lists `['bookings', …]`. Mounted once, by the shell; pages only use the keys.
 */
export function useRealtime(): void {
  const { user } = useSession();
  const userId = user?.id;
  useEffect(() => {
    if (userId === undefined) return;
    return followEvents({
      connect,
      poll: (after) => api.events.since({ query: after === undefined ? {} : { after } }),
      renew: access.renew,
      onAnnouncement: (announcement) => void invalidateSubject(queryClient, announcement),
      onGap: () => void queryClient.invalidateQueries(),
    });
  }, [userId]);
}
