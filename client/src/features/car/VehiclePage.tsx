import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { isProblem } from '../../lib/api/api-problem';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { Car } from './Car';
import { useVehicle } from './use-car';

export function Component() {
  const { t } = useTranslation('car');
  const { vehicleId = '' } = useParams();
  const { data: vehicle, error, refetch } = useVehicle(vehicleId);
  useDocumentTitle(vehicle?.title ?? (error ? t('failed') : undefined));
  if (vehicle) return <Car key={vehicle.id} vehicle={vehicle} />;
  // The router's page says that there is no such car.
  if (error && !(isProblem(error) && (error.status === 0 || error.status >= 500))) throw error;
  return (
    <Page>
      {error ? (
        <PageHeader title={error.title} lead={error.detail} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>} />
      ) : (
        <>
          <Skeleton label={t('loading')} lines={2} />
          <Skeleton picture lines={8} />
        </>
      )}
    </Page>
  );
}
