import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { driversContract } from '@passerelle/shared/drivers/contract';
import type { RouteResult } from '@passerelle/shared/contract';
import { api } from '../../lib/api';
import { isProblem } from '../../lib/api/api-problem';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { DefinitionList } from '../../ui/data/DefinitionList';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import type { SendLicence } from './LicenceForm';
import { LicenceView } from './LicenceView';

type Asked = RouteResult<(typeof driversContract)['routes']['asked']>;

function Trip({ asked: { vehicle, period, timeZone } }: { asked: Asked }) {
  const { t } = useTranslation('drivers');
  const format = useFormat();
  return (
    <section aria-labelledby="drive-trip">
      <Stack gap="small">
        <h2 id="drive-trip">{t('drive.trip')}</h2>
        <DefinitionList
          items={[
            { term: t('drive.car'), detail: vehicle.title },
            { term: t('drive.place'), detail: vehicle.town },
            { term: t('drive.dates'), detail: format.period(period, timeZone) },
          ]}
        />
      </Stack>
    </section>
  );
}

/** Opened by somebody who drives for another, without an account: for which trip, and their licence. */
export function Component() {
  const { t } = useTranslation('drivers');
  const { token = '' } = useParams();
  const queryClient = useQueryClient();
  const key = ['drive', token];
  const params = { token };
  // An address that is not known is told in this page's own words, to somebody who knows nothing of us.
  const asked = useQuery({ queryKey: key, queryFn: ({ signal }) => api.drivers.asked({ params }, { signal }), throwOnError: (error) => !isProblem(error) });
  const send: SendLicence = async (query, body) => {
    const licence = await api.drivers.sendByLink({ params, query, body });
    queryClient.setQueryData<Asked>(key, (before) => before && { ...before, licence });
  };
  const unknown = isProblem(asked.error) && asked.error.status === 404;
  const title = asked.data ? t('drive.title', { driver: asked.data.driver }) : t(unknown ? 'drive.unknown.title' : 'title');
  useDocumentTitle(title);
  return (
    <Page width="reading">
      <PageHeader title={title} lead={t(unknown ? 'drive.unknown.lead' : 'drive.lead')} />
      {asked.isPending && <Skeleton label={t('loading')} lines={5} />}
      {!unknown && !asked.data && <ProblemNotice error={asked.error} onRetry={asked.refetch} announce={false} />}
      {asked.data && <Trip asked={asked.data} />}
      {asked.data && <LicenceView licence={asked.data.licence} send={send} />}
    </Page>
  );
}
