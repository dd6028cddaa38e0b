import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { isProblem } from '../../lib/api/api-problem';
import { useChairName } from '../../lib/chair-words';
import { useKeptChairs } from '../../lib/chairs';
import { forgetDevice } from '../../lib/device-store';
import { useDriverNeeds } from '../../lib/driver-needs';
import { compare, forgetCopy, measuresOf, nameOnDevice, putOnDevice, rememberCopy } from './measures-copy';

const key = ['kept-measures'] as const;

export type Done = 'kept' | 'used' | 'forgotten' | 'forgottenHere';

/** What the account keeps beside what this device has, and the three things to do about it. */
export function useKeptMeasures(onDone: (done: Done) => void) {
  const queryClient = useQueryClient();
  const nameOf = useChairName();
  const device = measuresOf(useKeptChairs(), useDriverNeeds(), nameOf);
  const kept = useQuery({ queryKey: key, queryFn: ({ signal }) => api.wheelchairs.get({}, { signal }), staleTime: 0 });
  const account = kept.data;

  const keep = useMutation({
    mutationFn: async () => {
      const { version } = await api.wheelchairs.keep({ body: { consent: true, version: account?.version ?? 0, ...device } });
      nameOnDevice(device);
      rememberCopy(version, device);
    },
    onSuccess: () => onDone('kept'),
    // After a conflict, too: what the other device kept must be seen before it is replaced.
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  const forget = useMutation({
    mutationFn: async (alsoHere: boolean) => {
      await api.wheelchairs.forget();
      if (alsoHere) forgetDevice();
      else forgetCopy();
      return alsoHere;
    },
    onSuccess: (alsoHere) => onDone(alsoHere ? 'forgottenHere' : 'forgotten'),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  const takeHere = () => {
    if (!account) return;
    putOnDevice(account);
    rememberCopy(account.version, account);
    onDone('used');
  };
  const error = keep.error ?? forget.error ?? kept.error;
  return {
    device,
    account,
    comparison: account && compare(device, account),
    isLoading: kept.isPending,
    error,
    /** Another device kept something meanwhile; it has been read again. */
    isConflict: isProblem(error, 'wheelchairs.version_conflict'),
    retry: kept.refetch,
    keep: () => keep.mutate(),
    isKeeping: keep.isPending,
    takeHere,
    forget: (alsoHere: boolean) => forget.mutate(alsoHere),
    isForgetting: forget.isPending,
  };
}
