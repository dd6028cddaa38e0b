import { useEffect, useState } from 'react';
import type { Handover } from '../features/handover/queue/handover';
import { useSession } from '../lib/session';

/**
 * What this phone keeps of this person's hand-overs; sends what waits as long as the app is open. Loaded after the page,
 * which needs none of it. Empty for strangers.
 */
export function useHandovers(): readonly Handover[] {
  const { status, user } = useSession();
  const [kept, setKept] = useState<readonly Handover[]>([]);
  const known = status !== 'signed-out';
  useEffect(() => {
    if (!known) return;
    const begin = import('../features/handover/queue/follow').then(({ followNetwork }) => followNetwork(setKept));
    // Without this part the app works, and the page of the hand-over says what is wrong.
    begin.catch(() => undefined);
    return () => void begin.then((stop) => stop()).catch(() => undefined);
  }, [known]);
  return known ? kept.filter(({ accountId }) => user === undefined || accountId === user.id) : [];
}
