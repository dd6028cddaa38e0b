import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../lib/api';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';

/** Arrived at from a mail, signed in or not. The token stands in the fragment, which no server's log ever sees. */
export function Component() {
  const { t } = useTranslation('alerts');
  const token = useLocation().hash.slice(1);
  const heading = useRef<HTMLHeadingElement>(null);
  const stop = useMutation({ mutationFn: () => api.alerts.stopByLink({ params: { token } }) });
  const complete = /^[\w-]{20,100}$/.test(token);
  const state = stop.isSuccess ? 'stop.done' : complete ? 'stop' : 'stop.empty';
  useDocumentTitle(t(`${state}.title`));
  useEffect(() => {
    if (stop.isSuccess) heading.current?.focus();
  }, [stop.isSuccess]);
  return (
    <Page width="reading">
      <PageHeader title={t(`${state}.title`)} lead={t(`${state}.lead`)} headingRef={heading} />
      <ProblemNotice error={stop.error} onRetry={() => stop.mutate()} />
      <div>
        {state === 'stop' ? (
          <Button busy={stop.isPending} busyText={t('stop.busy')} onClick={() => stop.mutate()}>
            {t('stop.button')}
          </Button>
        ) : (
          <ButtonLink to={state === 'stop.done' ? '/search' : '/alerts'}>{t(state === 'stop.done' ? 'stop.search' : 'list.title')}</ButtonLink>
        )}
      </div>
    </Page>
  );
}
