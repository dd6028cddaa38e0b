import { createAccess, type SignedIn } from './api/access';
import { createRoutes } from './api/routes';
import { createSend, withAccess, type Surroundings } from './api/send';
import { storedHint } from './api/session-hint';
import { currentLanguage, words } from './i18n';
import { forgetEverything } from './query';

const surroundings: Surroundings = {
  fetch: (input, init) => fetch(input, init),
  language: currentLanguage,
  words: (key) => words('lib', `problem.${key}`),
};
const send = createSend(surroundings);
const refresh = (): Promise<SignedIn> => createRoutes(send).accounts.refresh();

/** Who is signed in. Components use `useSession`. */
export const access = createAccess({ refresh, hint: storedHint, onOtherPerson: forgetEverything });

/**
 * The product's API, typed by the shared contracts. Replies are trusted by their type.
 *
 * ```ts
 * const booking = await api.bookings.get({ params: { bookingId } });
 * const { items } = await api.geo.places({ query: { q: 'lyon', limit: 8 } }, { signal });
 * await api.bookings.request({ body: { quoteId } }, { idempotencyKey });
 * ```
 *
 * Throws an `ApiProblem` (./api/api-problem): `code`, `title`, `detail` (both in the person's language), `errors`
 * (one for each wrong field), `status`, `retryAfter`. Without a connection its code is `network.offline`.
 *
 * With react-query:
 *
 * ```ts
 * const booking = useQuery({ queryKey: bookingKey(id), queryFn: ({ signal }) => api.bookings.get({ params: { bookingId: id } }, { signal }) });
 * ```
 */
export const api = createRoutes(withAccess(send, access));
