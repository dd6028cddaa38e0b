import { QueryClient } from '@tanstack/react-query';
import { ApiProblem, isProblem } from './api/api-problem';

/**
 * Keys of react-query. One subject: `[kind, id]`; a list of them: `['bookings', …whatever tells lists apart]`. What
 * is announced about a subject makes both be read again (./realtime/invalidate.ts), so keep to these.
 */
export const bookingKey = (id: string) => ['booking', id] as const;
export const conversationKey = (id: string) => ['conversation', id] as const;
export const vehicleKey = (id: string) => ['vehicle', id] as const;
/** `bookingsKey({ role: 'owner' })` */
export const bookingsKey = (which: Readonly<Record<string, unknown>> = {}) => ['bookings', which] as const;
export const vehiclesKey = (which: Readonly<Record<string, unknown>> = {}) => ['vehicles', which] as const;
/** The alerts of whoever is signed in. */
export const alertsKey = ['alerts'] as const;

const retries = 2;

/** Only what may pass by itself is tried again; a refusal stays one. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < retries && (isProblem(error, 'network.offline') || (error instanceof ApiProblem && error.status >= 500));
}

/**
 * What a page cannot do without goes to the error page: the thing does not exist, is not this person's, or the reply
 * broke our code. Everything else (offline, busy) the page shows itself, with `<ProblemNotice>`.
 */
function goesToErrorPage(error: Error, hasData: boolean): boolean {
  return !isProblem(error) || (!hasData && (error.status === 404 || error.status === 403));
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: shouldRetry,
      networkMode: 'always',
      throwOnError: (error, query) => goesToErrorPage(error, query.state.data !== undefined),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Another person is at this browser, or nobody: nothing that was read before may be seen. */
export function forgetEverything(): void {
  queryClient.removeQueries({ type: 'inactive' });
  void queryClient.resetQueries({ type: 'active', predicate: ({ queryKey }) => queryKey[0] !== 'settings' });
}
