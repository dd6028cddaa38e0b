import { useQuery } from '@tanstack/react-query';
import type { RouteResult } from '@passerelle/shared/contract';
import type { accountsContract } from '@passerelle/shared/accounts/contract';
import { api } from '../../lib/api';
import { useSettings } from '../../lib/settings';

export type DemoAccount = RouteResult<(typeof accountsContract)['routes']['demoAccounts']>['items'][number];

const codeLastsMs = 10_000;

/** The accounts anybody may try, in demo mode; the second factor of staff changes every half minute. */
export function useDemoAccounts(): readonly DemoAccount[] {
  const settings = useSettings();
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: ({ signal }) => api.accounts.demoAccounts({}, { signal }),
    enabled: settings?.demo === true,
    refetchInterval: codeLastsMs,
    throwOnError: false,
  });
  return data?.items ?? [];
}
