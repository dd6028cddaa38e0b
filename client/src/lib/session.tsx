import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { accountsContract, User } from '@passerelle/shared/accounts/contract';
import type { RouteCallInput } from '@passerelle/shared/contract';
import type { Locale } from '@passerelle/shared/locale';
import { access, api } from './api';
import { setLanguage } from './i18n';

type Bodies = (typeof accountsContract)['routes'];

export interface Session {
  /** `starting`: not known yet; show neither what members see nor what strangers see. */
  readonly status: 'starting' | 'signed-in' | 'signed-out';
  readonly user: User | undefined;
  /** Support or administrator. */
  readonly isStaff: boolean;
  /** Staff get a challenge to answer with `secondFactor`; everybody else is signed in. */
  signIn(body: RouteCallInput<Bodies['signIn'], 'body'>): Promise<{ challenge?: string }>;
  secondFactor(body: RouteCallInput<Bodies['secondFactor'], 'body'>): Promise<void>;
  signUp(body: RouteCallInput<Bodies['signUp'], 'body'>): Promise<void>;
  /** On every tab, and on the server when it can be reached. */
  signOut(): Promise<void>;
  /** Changes the language here and now, and in the account when there is one. */
  setLanguage(language: Locale): Promise<void>;
  /** After a change of the account made elsewhere, such as a confirmed e-mail address. */
  reload(): Promise<void>;
}

/** Tests give a page its own: `<SessionContext value={…}>`. */
export const SessionContext = createContext<Session | undefined>(undefined);

async function enter(accessToken: string, user: User): Promise<void> {
  // First the language, so that nothing of the account is shown in another one. Without its texts the page stays as it is.
  await setLanguage(user.locale).catch(() => undefined);
  access.signedIn({ accessToken, user });
}

const actions = {
  async signIn(body) {
    const { accessToken, user, secondFactor } = await api.accounts.signIn({ body });
    if (accessToken && user) await enter(accessToken, user);
    return secondFactor ? { challenge: secondFactor.challenge } : {};
  },
  async secondFactor(body) {
    const { accessToken, user } = await api.accounts.secondFactor({ body });
    await enter(accessToken, user);
  },
  async signUp(body) {
    const { accessToken, user } = await api.accounts.signUp({ body });
    await enter(accessToken, user);
  },
  async signOut() {
    // Out here even without a connection: the next person at this computer must find nothing.
    await api.accounts.signOut().catch(() => undefined);
    access.signedOut();
  },
  async setLanguage(language) {
    await setLanguage(language);
    if (access.state().status !== 'signed-in') return;
    // The page is in that language already; the account follows when it can.
    await api.accounts.updateMe({ body: { locale: language } }).then(access.updateUser, () => undefined);
  },
  async reload() {
    access.updateUser(await api.accounts.me());
  },
} satisfies Partial<Session>;

export function SessionProvider({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(access.subscribe, access.state);
  const session = useMemo<Session>(() => {
    const user = state.status === 'signed-in' ? state.user : undefined;
    return { ...actions, status: state.status, user, isStaff: user?.roles.some((role) => role !== 'member') ?? false };
  }, [state]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** `const { status, user, isStaff, signIn, signOut } = useSession();` */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** Where to go to sign in and come back: `<ButtonLink to={signInPath(pathname + search)}>`. */
export function signInPath(backTo: string): string {
  return `/sign-in?to=${encodeURIComponent(backTo)}`;
}
