import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { CarForm } from './edit/CarForm';
import { ownVehicleKey } from './edit/use-save-car';

function Known({ vehicleId }: { vehicleId: string }) {
  const { t } = useTranslation('vehicles');
  const [round, setRound] = useState(0);
  const car = useQuery({ queryKey: ownVehicleKey(vehicleId), queryFn: ({ signal }) => api.vehicles.getOwn({ params: { vehicleId } }, { signal }) });
  if (car.data) return <CarForm key={round} car={car.data} onReload={() => void car.refetch().then(() => setRound((count) => count + 1))} />;
  if (car.error) return <ProblemNotice error={car.error} onRetry={car.refetch} />;
  return <Skeleton label={t('edit.loading')} lines={8} />;
}

export function Component() {
  const { t } = useTranslation('vehicles');
  const { vehicleId } = useParams();
  const title = t(vehicleId ? 'edit.title' : 'edit.newTitle');
  useDocumentTitle(title);
  return (
    <Page width="reading">
      <PageHeader before={<Breadcrumb items={[{ label: t('owner.title'), to: '/owner' }, { label: title }]} />} title={title} lead={t('edit.lead')} />
      {vehicleId ? <Known key={vehicleId} vehicleId={vehicleId} /> : <CarForm car={undefined} onReload={() => undefined} />}
    </Page>
  );
}
