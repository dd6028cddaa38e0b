import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingsKey, vehiclesKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { SpotDrawing } from '../../ui/drawings/SpotDrawing';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { OwnCar } from './owner/OwnCar';
import { OpenRequests } from './owner/OpenRequests';
import styles from './owner/owner.module.css';

function publishedIn(state: unknown): { car: string; inReview: boolean } | undefined {
  if (typeof state !== 'object' || state === null || !('published' in state) || typeof state.published !== 'string') return undefined;
  return { car: state.published, inReview: 'status' in state && state.status === 'in_review' };
}

/** What needs an answer, then the cars. */
export function Component() {
  const { t } = useTranslation('vehicles');
  const { state } = useLocation();
  const cars = useQuery({ queryKey: vehiclesKey({ mine: true }), queryFn: ({ signal }) => api.vehicles.mine({}, { signal }) });
  const requests = useQuery({
    queryKey: bookingsKey({ role: 'owner', state: 'requested' }),
    queryFn: ({ signal }) => api.bookings.list({ query: { role: 'owner', state: 'requested' } }, { signal }),
  });
  useDocumentTitle(t('owner.title'));
  const published = publishedIn(state);
  const list = cars.data?.items;
  return (
    <Page width="reading">
      <PageHeader
        title={t('owner.title')}
        actions={
          list && list.length > 0 ? (
            <ButtonLink to="/owner/cars/new" icon="plus">
              {t('owner.list')}
            </ButtonLink>
          ) : undefined
        }
      />
      {published && (
        <Notice tone="success" title={t(published.inReview ? 'owner.inReview' : 'owner.published', { car: published.car })} announce>
          <p>{t(published.inReview ? 'owner.inReviewText' : 'owner.publishedText')}</p>
        </Notice>
      )}
      {requests.data && (list?.length !== 0 || requests.data.items.length > 0) && <OpenRequests requests={requests.data.items} />}
      <ProblemNotice error={requests.data ? null : requests.error} onRetry={requests.refetch} announce={false} />
      {cars.isPending && <Skeleton label={t('owner.loading')} picture lines={4} />}
      <ProblemNotice error={cars.data ? null : cars.error} onRetry={cars.refetch} announce={false} />
      {list && list.length > 0 && (
        <section aria-labelledby="owner-cars">
          <Stack>
            <h2 id="owner-cars">{t('owner.cars')}</h2>
            <ul className={styles.cars}>
              {list.map((car) => (
                <OwnCar key={car.id} car={car} />
              ))}
            </ul>
          </Stack>
        </section>
      )}
      {list?.length === 0 && (
        <EmptyState title={t('owner.emptyTitle')} drawing={<SpotDrawing name="go" />} actions={<ButtonLink to="/owner/cars/new">{t('owner.list')}</ButtonLink>}>
          <p>{t('owner.emptyText')}</p>
        </EmptyState>
      )}
    </Page>
  );
}
