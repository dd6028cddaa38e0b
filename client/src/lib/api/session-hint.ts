import type { SessionHint } from './access';

const key = 'passerelle.session';

/**
 * The hint in localStorage: the time of the last sign-in, so that a change of account is a change too.
 * Where storage is refused (some private windows) a session is supposed, and the refresh cookie decides.
 */
export const storedHint: SessionHint = {
  read() {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return true;
    }
  },
  write(present) {
    try {
      if (present) localStorage.setItem(key, new Date().toISOString());
      else localStorage.removeItem(key);
    } catch {
      // Without storage, other tabs learn it at their next request.
    }
  },
  onOtherTab(listener) {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key) listener(event.newValue !== null);
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  },
};
