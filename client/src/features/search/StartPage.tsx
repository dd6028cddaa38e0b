import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { api } from '../../lib/api';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Card } from '../../ui/layout/Card';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { searchPath, type SearchAsk } from '../../lib/search-address';
import { SearchForm } from './SearchForm';

/** No place yet: the form alone. An address that somebody wrote by hand ("?place=Lyon") is looked up first. */
export function StartPage({ ask }: { ask: SearchAsk }) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const { data, isLoading } = useQuery({
    queryKey: ['places', ask.place, 1],
    queryFn: ({ signal }) => api.geo.places({ query: { q: ask.place, limit: 1 } }, { signal }),
    enabled: ask.place !== '',
    staleTime: Infinity,
  });
  useDocumentTitle(t('start.title'));
  const [found] = data?.items ?? [];
  if (found) return <Navigate replace to={searchPath({ ...ask, place: found.name, near: found.location })} />;
  return (
    <Page>
      <PageHeader title={t('start.title')} lead={t('start.lead')} />
      {isLoading ? (
        <Skeleton label={t('results.loading')} lines={4} />
      ) : (
        <Card>
          <SearchForm ask={ask} onAsk={(next) => void navigate(searchPath(next))} />
        </Card>
      )}
    </Page>
  );
}
