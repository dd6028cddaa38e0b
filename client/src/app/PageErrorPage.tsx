import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../lib/api/api-problem';
import { Button } from '../ui/buttons/Button';
import { ForbiddenPage } from './ForbiddenPage';
import { MessagePage } from './MessagePage';
import { NotFoundPage } from './NotFoundPage';

/** A page's code could not be fetched: no connection, or a new version has replaced it. Each browser words it its own way. */
function isMissingCode(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module script failed|unable to preload/i.test(error.message);
}

/** Instead of a page that could not be shown; header and footer stay. */
export function PageErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation('app');
  const { reset } = useQueryErrorResetBoundary();
  // The next page asks the server again, even for what failed here.
  useEffect(() => reset, [reset]);

  if (isProblem(error)) {
    if (error.status === 404) return <NotFoundPage title={error.title} lead={error.detail} />;
    if (error.status === 403) return <ForbiddenPage />;
  }
  const kind = isMissingCode(error) || isProblem(error, 'network.offline') ? 'offline' : 'crash';
  const actions = <Button onClick={() => location.reload()}>{t('error.reload')}</Button>;
  return (
    <MessagePage title={t(`error.${kind}.title`)} lead={t(`error.${kind}.lead`)} actions={actions}>
      {isProblem(error) && error.requestId && <p>{t('error.request', { id: error.requestId })}</p>}
    </MessagePage>
  );
}
