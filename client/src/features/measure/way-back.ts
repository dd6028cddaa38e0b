import { useSearchParams } from 'react-router';

/** Only a page of this site: never "//elsewhere". */
export const ownPath = (path: string | null): string => (path && /^\/[^/\\]/.test(path) ? path : path === '/' ? '/' : '/search');

/** Where the visitor came from, and addresses of this feature that remember it. */
export function useWayBack() {
  const [params] = useSearchParams();
  const to = params.get('to');
  const back = ownPath(to);
  /** `path('new', 'width')` */
  const path = (...parts: readonly string[]): string => `${['/measure', ...parts].join('/')}${to === null ? '' : `?${new URLSearchParams({ to }).toString()}`}`;
  return { back, path };
}
