import { lazy, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { Results } from './Results';
import { StartPage } from './StartPage';
import { readAsk } from './search-address';

// Suspends into the shell's waiting page.
const ChairPage = lazy(() => import('./ChairPage').then((module) => ({ default: module.ChairPage })));

export function Component() {
  const [params] = useSearchParams();
  const ask = useMemo(() => readAsk(params), [params]);
  if (params.has('chair')) return <ChairPage />;
  return ask.near || ask.bounds ? <Results ask={ask} /> : <StartPage ask={ask} />;
}
