import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../lib/api/api-problem';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';

/** What could not be read, why, and what to do next. */
export function NotShown({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const { t } = useTranslation('bookings');
  const { title, detail, status } = problem;
  useDocumentTitle(title);
  return (
    <Page width="reading">
      <PageHeader title={title} lead={detail} />
      <ButtonRow>
        {status !== 404 && <Button onClick={onRetry}>{t('page.retry')}</Button>}
        <ButtonLink variant="secondary" to="/bookings">
          {t('page.toList')}
        </ButtonLink>
      </ButtonRow>
    </Page>
  );
}

export function Loading({ label }: { label: string }) {
  return (
    <Page>
      <Skeleton label={label} lines={2} />
      <Skeleton lines={5} />
      <Skeleton lines={4} />
    </Page>
  );
}
