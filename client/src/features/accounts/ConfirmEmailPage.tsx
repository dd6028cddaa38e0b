import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../lib/api';
import { useSession } from '../../lib/session';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';

/** Arrived at from the mail. The token stands in the fragment, which no server's log ever sees. */
export function Component() {
  const { t } = useTranslation('accounts');
  const { status, user, reload } = useSession();
  const token = useLocation().hash.slice(1);
  // Confirming twice is confirming once, so it may be asked like a question: at arrival, and again on request.
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['confirm-email', token],
    queryFn: ({ signal }) => api.accounts.confirmEmail({ body: { token } }, { signal }),
    enabled: token !== '',
    staleTime: Infinity,
    throwOnError: false,
  });
  const stale = data !== undefined && user?.emailConfirmed === false;
  useEffect(() => {
    if (stale) void reload().catch(() => undefined);
  }, [stale, reload]);

  const outcome = token === '' ? 'empty' : data ? 'done' : error ? 'failed' : 'pending';
  useDocumentTitle(t(`confirm.${outcome}.title`));
  return (
    <Page width="reading">
      <PageHeader title={t(`confirm.${outcome}.title`)} lead={outcome === 'failed' ? undefined : t(`confirm.${outcome}.lead`)} />
      {outcome === 'pending' && isPending && <Skeleton label={t('confirm.pending.title')} lines={2} />}
      <ProblemNotice error={error} onRetry={refetch} />
      {outcome !== 'pending' && (
        <div>
          <ButtonLink to={status === 'signed-out' ? '/sign-in' : '/search'}>{t(status === 'signed-out' ? 'signIn.title' : 'confirm.search')}</ButtonLink>
        </div>
      )}
    </Page>
  );
}
