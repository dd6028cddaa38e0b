import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { bookingStates, type BookingState } from '@passerelle/shared/bookings/states';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { bookingsKey } from '../../lib/query';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { LoadMore } from '../../ui/data/LoadMore';
import { EmptyState } from '../../ui/feedback/EmptyState';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Select } from '../../ui/forms/Select';
import { TextField } from '../../ui/forms/TextField';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { BookingTable } from './BookingTable';
import { CaseQueue } from './CaseQueue';
import { WaitingActs } from './WaitingActs';
import styles from './cases.module.css';

const readState = (text: string | null): BookingState | undefined => bookingStates.find((state) => state === text);

/** What waits for support, then every booking, newest first: by number, by the e-mail of one of the two people, by state. */
export function Component() {
  // The names of the states are those of the booking's own page.
  const { t } = useTranslation(['cases', 'bookings']);
  const [search, setSearch] = useSearchParams();
  const state = readState(search.get('state'));
  // An e-mail address is somebody's: it stays out of the address of the page.
  const [q, setQ] = useState('');
  const [typed, setTyped] = useState('');
  const list = useInfiniteQuery({
    queryKey: bookingsKey({ support: true, q, state }),
    queryFn: ({ signal, pageParam }) => api.cases.list({ query: { ...(q ? { q } : {}), ...(state ? { state } : {}), ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  useDocumentTitle(t('list.title'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  const bookings = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          <>
            <ButtonLink to="/support/book">{t('phone.title')}</ButtonLink>
            <ButtonLink to="/support/cars" variant="secondary">
              {t('review.title')}
            </ButtonLink>
            <ButtonLink to="/support/licences" variant="secondary">
              {t('licences.title')}
            </ButtonLink>
            <ButtonLink to="/support/demand" variant="secondary">
              {t('demand.title')}
            </ButtonLink>
          </>
        }
      />
      <CaseQueue />
      <WaitingActs />
      <h2>{t('list.all')}</h2>
      <form role="search" className={styles.search} onSubmit={submit}>
        <TextField label={t('list.search')} hint={t('list.searchHint')} type="search" value={typed} maxLength={254} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        <Button type="submit" icon="search">
          {t('list.find')}
        </Button>
        <Select
          label={t('list.state')}
          placeholder={t('list.anyState')}
          value={state ?? ''}
          options={bookingStates.map((value) => ({ value, label: t(`state.${value}`, { ns: 'bookings' }) }))}
          onChange={({ target }) => setSearch(target.value ? { state: target.value } : {}, { replace: true, preventScrollReset: true })}
        />
      </form>
      <StatusMessage message={list.data ? t('list.found', { count: bookings.length }) : ''} />
      {list.isPending && <Skeleton label={t('list.loading')} lines={8} />}
      <ProblemNotice error={list.data ? null : list.error} onRetry={list.refetch} />
      {list.data && bookings.length === 0 && (
        <EmptyState title={t('list.nothing')}>
          <p>{t('list.nothingText')}</p>
        </EmptyState>
      )}
      {bookings.length > 0 && <BookingTable bookings={bookings} />}
      {list.hasNextPage && <LoadMore summary={t('list.found', { count: bookings.length })} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
    </Page>
  );
}
