import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../lib/api';
import { bookingsKey } from '../../lib/query';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { LoadMore } from '../../ui/data/LoadMore';
import { SpotDrawing } from '../../ui/drawings/SpotDrawing';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { BookingRows } from './list/BookingRows';
import { groups, sortedInto } from './next-step';
import { useNow } from './use-now';
import styles from './list/list.module.css';

const roles = ['renter', 'owner'] as const;
type Role = (typeof roles)[number];

function RoleLinks({ role }: { role: Role }) {
  const { t } = useTranslation('bookings');
  return (
    <nav aria-label={t('list.roles')}>
      <ul className={styles.roles}>
        {roles.map((each) => (
          <li key={each}>
            <Link to={each === 'owner' ? '/bookings?role=owner' : '/bookings'} className={styles.role} aria-current={each === role ? 'page' : undefined} preventScrollReset>
              {t(`list.role.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const needsYouKey = bookingsKey({ needsYou: true });

/** Those where it is this person's turn, as renter and as owner, the most pressing first. */
const useNeedsYou = () => useQuery({ queryKey: needsYouKey, queryFn: ({ signal }) => api.bookings.needsYou({}, { signal }) });

function NeedsYou({ now }: { now: Date }) {
  const { t } = useTranslation('bookings');
  const { data, error, refetch } = useNeedsYou();
  if (!data) return <ProblemNotice error={error} onRetry={refetch} announce={false} />;
  return <BookingRows id="bookings-needsYou" title={t('list.group.needsYou')} bookings={data.items} now={now} />;
}

function Bookings({ role, now }: { role: Role; now: Date }) {
  const { t } = useTranslation('bookings');
  const waiting = useNeedsYou();
  const list = useInfiniteQuery({
    queryKey: bookingsKey({ role }),
    queryFn: ({ signal, pageParam }) => api.bookings.list({ query: { role, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (list.isPending) return <Skeleton label={t('list.loading')} lines={5} />;
  if (!list.data) return <ProblemNotice error={list.error} onRetry={list.refetch} />;
  const bookings = list.data.pages.flatMap(({ items }) => items);
  if (bookings.length === 0) {
    return (
      <EmptyState
        title={t(`list.empty.${role}.title`)}
        drawing={<SpotDrawing name={role === 'renter' ? 'find' : 'book'} />}
        actions={<ButtonLink to={role === 'renter' ? '/' : '/owner'}>{t(`list.empty.${role}.do`)}</ButtonLink>}
      >
        <p>{t(`list.empty.${role}.text`)}</p>
      </EmptyState>
    );
  }
  // What waits for this person stands above, once.
  const above = new Set(waiting.data?.items.map(({ id }) => id));
  const sorted = sortedInto(bookings.filter(({ id }) => !above.has(id)));
  return (
    <>
      {groups.map((group) => (
        <BookingRows key={group} id={`bookings-${group}`} title={t(`list.group.${group}`)} bookings={sorted[group]} now={now} />
      ))}
      {list.hasNextPage && (
        <LoadMore
          summary={t('list.shown', { count: bookings.length })}
          label={t('list.earlier')}
          busy={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      )}
    </>
  );
}

export function Component() {
  const { t } = useTranslation('bookings');
  const now = useNow();
  const [search] = useSearchParams();
  const role: Role = search.get('role') === 'owner' ? 'owner' : 'renter';
  useDocumentTitle(t('list.title'));
  return (
    <Page width="reading">
      <PageHeader title={t('list.title')} />
      <NeedsYou now={now} />
      <RoleLinks role={role} />
      <Bookings key={role} role={role} now={now} />
    </Page>
  );
}
