import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { LoadMore } from '../../ui/data/LoadMore';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { CarToCheck, reviewKey } from './CarToCheck';
import styles from './cases.module.css';

/** Cars whose numbers staff compare with the car before anybody else sees them. */
export function Component() {
  const { t } = useTranslation('cases');
  const heading = useRef<HTMLHeadingElement>(null);
  const [published, setPublished] = useState<string>();
  const list = useInfiniteQuery({
    queryKey: reviewKey,
    queryFn: ({ signal, pageParam }) => api.cases.vehiclesInReview({ query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  useDocumentTitle(t('review.title'));
  const onPublished = (title: string) => {
    setPublished(title);
    // The card with the button that was pressed goes away.
    heading.current?.focus();
  };
  const said = published === undefined ? '' : t('review.published', { car: published });
  const cars = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page>
      <PageHeader
        before={<Breadcrumb items={[{ label: t('list.title'), to: '/support' }, { label: t('review.title') }]} />}
        title={t('review.title')}
        lead={t('review.lead')}
        headingRef={heading}
      />
      <StatusMessage message={said} />
      {said && <Notice tone="success" title={said} />}
      {list.isPending && <Skeleton label={t('review.loading')} lines={8} />}
      <ProblemNotice error={list.error} onRetry={list.refetch} announce={false} />
      {list.data && cars.length === 0 && (
        <EmptyState title={t('review.nothing')}>
          <p>{t('review.nothingText')}</p>
        </EmptyState>
      )}
      {cars.length > 0 && (
        <section className={styles.cars} aria-labelledby="cars-waiting">
          <h2 id="cars-waiting">{t('review.waiting', { count: cars.length })}</h2>
          <ul className={styles.cars}>
            {cars.map((car) => (
              <CarToCheck key={car.id} car={car} onPublished={onPublished} />
            ))}
          </ul>
        </section>
      )}
      {list.hasNextPage && <LoadMore summary={t('review.waiting', { count: cars.length })} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
    </Page>
  );
}
