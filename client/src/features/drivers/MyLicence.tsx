import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { LicenceView } from './LicenceView';
import type { SendLicence } from './LicenceForm';

const licenceKey = ['licence'] as const;

/** The licence of whoever is signed in. */
export function MyLicence() {
  const { t } = useTranslation('drivers');
  const queryClient = useQueryClient();
  const licence = useQuery({ queryKey: licenceKey, queryFn: ({ signal }) => api.drivers.mine({}, { signal }) });
  const send: SendLicence = async (query, body) => {
    queryClient.setQueryData(licenceKey, await api.drivers.send({ query, body }));
    // Bookings that asked for it ask no more.
    for (const kind of ['booking', 'bookings']) void queryClient.invalidateQueries({ queryKey: [kind] });
  };
  if (licence.data) return <LicenceView licence={licence.data} send={send} />;
  return licence.isPending ? <Skeleton label={t('loading')} lines={5} /> : <ProblemNotice error={licence.error} onRetry={licence.refetch} announce={false} />;
}
