import { useQuery } from '@tanstack/react-query';
import type { Settings } from '@passerelle/shared/health/contract';
import { api } from './api';

/** What this installation is (test money, demo, tiles). Undefined until known; it does not change while the page is open. */
export function useSettings(): Settings | undefined {
  const { data } = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => api.health.settings({}, { signal }), staleTime: Infinity, gcTime: Infinity });
  return data;
}
