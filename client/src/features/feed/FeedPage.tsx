import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { NewAddress } from './NewAddress';

const feedKey = ['feed'] as const;
const zone = 'Europe/Paris';

/** A secret address at which a calendar program reads the person's bookings. */
export function Component() {
  const { t } = useTranslation('feed');
  const format = useFormat();
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState<'replace' | 'revoke'>();
  const feed = useQuery({ queryKey: feedKey, queryFn: ({ signal }) => api.feeds.get({}, { signal }) });
  const done = () => {
    setAsking(undefined);
    void queryClient.invalidateQueries({ queryKey: feedKey });
    // The button that was pressed may be gone.
    heading.current?.focus();
  };
  const create = useMutation({ mutationFn: () => api.feeds.create(), onSuccess: done, onError: () => setAsking(undefined) });
  const revoke = useMutation({
    mutationFn: () => api.feeds.revoke(),
    onSuccess: () => {
      create.reset();
      done();
    },
    onError: () => setAsking(undefined),
  });
  useDocumentTitle(t('title'));
  const active = feed.data?.active === true;
  return (
    <Page width="reading">
      <PageHeader title={t('title')} lead={t('lead')} />
      <section aria-labelledby="feed-address">
        <Stack>
          <h2 id="feed-address" ref={heading} tabIndex={-1}>
            {t('address')}
          </h2>
          {feed.isPending && <Skeleton label={t('loading')} lines={3} />}
          <ProblemNotice error={feed.data ? null : feed.error} onRetry={feed.refetch} announce={false} />
          <ProblemNotice error={create.error ?? revoke.error} />
          <StatusMessage message={revoke.isSuccess && !active ? t('revoked') : ''} visible />
          {create.data && <NewAddress url={create.data.url} />}
          {feed.data && !create.data && <p>{active && feed.data.createdAt ? t('since', { day: format.day(feed.data.createdAt, zone) }) : t('none')}</p>}
          {feed.data && (
            <ButtonRow>
              {active ? (
                <>
                  <Button variant="secondary" onClick={() => setAsking('replace')}>
                    {t('replace.button')}
                  </Button>
                  <Button variant="danger" onClick={() => setAsking('revoke')}>
                    {t('revoke.button')}
                  </Button>
                </>
              ) : (
                <Button busy={create.isPending} busyText={t('making')} onClick={() => create.mutate()}>
                  {t('make')}
                </Button>
              )}
            </ButtonRow>
          )}
        </Stack>
      </section>
      <section aria-labelledby="feed-who">
        <Stack>
          <h2 id="feed-who">{t('who.title')}</h2>
          <p>{t('who.reads')}</p>
          <p>{t('who.shows')}</p>
          <p>{t('who.service')}</p>
        </Stack>
      </section>
      {(['replace', 'revoke'] as const).map((what) => (
        <ConfirmDialog
          key={what}
          isOpen={asking === what}
          title={t(`${what}.title`)}
          confirmLabel={t(`${what}.confirm`)}
          danger={what === 'revoke'}
          busy={create.isPending || revoke.isPending}
          busyText={t('making')}
          onConfirm={() => (what === 'replace' ? create : revoke).mutate()}
          onClose={() => setAsking(undefined)}
        >
          <p>{t(`${what}.text`)}</p>
        </ConfirmDialog>
      ))}
    </Page>
  );
}
