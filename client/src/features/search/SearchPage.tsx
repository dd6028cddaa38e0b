import { lazy, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { readAsk } from '../../lib/search-address';
import { Results } from './Results';

// The form is fetched where there is no answer to show. Suspends into the shell's waiting page.
const StartPage = lazy(() => import('./StartPage').then((module) => ({ default: module.StartPage })));

export function Component() {
  const [params] = useSearchParams();
  const { state }: { state: unknown } = useLocation();
  const ask = useMemo(() => readAsk(params, state), [params, state]);
  return ask.near || ask.bounds ? <Results ask={ask} /> : <StartPage ask={ask} />;
}
