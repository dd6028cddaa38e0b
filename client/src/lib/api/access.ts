import type { User } from '@passerelle/shared/accounts/contract';
import { isProblem } from './api-problem';

export interface SignedIn {
  accessToken: string;
  user: User;
}

export type SessionState =
  /** A refresh is under way that decides which of the other two it is. */
  { status: 'starting' } | { status: 'signed-out' } | { status: 'signed-in'; user: User };

/** Remembers, without anything worth stealing, that this browser has a session; other tabs hear of changes. */
export interface SessionHint {
  read(): boolean;
  write(present: boolean): void;
  /** Called when another tab signs in or out. */
  onOtherTab(listener: (present: boolean) => void): () => void;
}

export interface AccessOptions {
  /** POST /api/auth/refresh. Throws an ApiProblem. */
  refresh: () => Promise<SignedIn>;
  hint: SessionHint;
  /** Somebody else, or nobody, is at this browser from now on: what was read for the person before must go. */
  onOtherPerson: () => void;
}

export interface Access {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** The token to send, once it is known whether there is one. */
  token(): Promise<string | undefined>;
  /** A new token; concurrent callers share one request. Undefined: the session has ended. Throws when the server cannot be reached. */
  renew(): Promise<string | undefined>;
  signedIn(session: SignedIn): void;
  signedOut(): void;
  updateUser(user: User): void;
  /** Reads the hint and, where it says so, refreshes; while the server cannot be reached, again and again. Call once. */
  start(): void;
}

const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/** Who is signed in, and the access token, which lives in memory only. */
export function createAccess({ refresh, hint, onOtherPerson }: AccessOptions): Access {
  let state: SessionState = hint.read() ? { status: 'starting' } : { status: 'signed-out' };
  let accessToken: string | undefined;
  let renewing: Promise<string | undefined> | undefined;
  const listeners = new Set<() => void>();

  const become = (next: SessionState, token: string | undefined) => {
    const before = state;
    state = next;
    accessToken = token;
    if (before.status !== 'starting' && personOf(before) !== personOf(next)) onOtherPerson();
    for (const listener of listeners) listener();
  };
  const takeIn = ({ accessToken: token, user }: SignedIn) => {
    become({ status: 'signed-in', user }, token);
    return token;
  };
  const signedOut = () => {
    hint.write(false);
    become({ status: 'signed-out' }, undefined);
  };

  const renewOnce = async () => {
    try {
      return takeIn(await refresh());
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        signedOut();
        return undefined;
      }
      // Not reached: the session may well be alive, so nothing is given up.
      throw error;
    } finally {
      renewing = undefined;
    }
  };
  const renew = () => (renewing ??= renewOnce());

  const beginSession = (retryInMs: number) => {
    renew().catch(() => {
      if (state.status === 'starting') setTimeout(() => beginSession(Math.min(retryInMs * 2, longestRetryMs)), retryInMs);
    });
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async token() {
      if (accessToken === undefined && (renewing || hint.read())) return renew();
      return accessToken;
    },
    renew,
    signedIn(session) {
      hint.write(true);
      takeIn(session);
    },
    signedOut,
    updateUser(user) {
      if (state.status === 'signed-in') become({ status: 'signed-in', user }, accessToken);
    },
    start() {
      hint.onOtherTab((present) => {
        if (present) void renew().catch(() => undefined);
        else if (state.status !== 'signed-out') become({ status: 'signed-out' }, undefined);
      });
      if (state.status === 'starting') beginSession(firstRetryMs);
    },
  };
}

function personOf(state: SessionState): string | undefined {
  return state.status === 'signed-in' ? state.user.id : undefined;
}
