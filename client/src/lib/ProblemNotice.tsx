import { useTranslation } from 'react-i18next';
import { Button } from '../ui/buttons/Button';
import { Notice } from '../ui/feedback/Notice';
import { isProblem } from './api/api-problem';

export interface ProblemNoticeProps {
  /** Whatever was thrown; null shows nothing. */
  error: unknown;
  /** Offered where trying again can help: not after a refusal, which would be the same again. */
  onRetry?: () => unknown;
  /** Default: true, for what appears after the person did something. */
  announce?: boolean;
}

/** Says what went wrong and offers to try again: `<ProblemNotice error={query.error} onRetry={query.refetch} />`. */
export function ProblemNotice({ error, onRetry, announce = true }: ProblemNoticeProps) {
  const { t } = useTranslation('lib');
  if (error === null || error === undefined) return null;
  const { title, detail } = isProblem(error) ? error : { title: t('problem.unexpected.title'), detail: t('problem.unexpected.detail') };
  const mayPass = !isProblem(error) || error.status === 0 || error.status === 429 || error.status >= 500;
  const actions = onRetry && mayPass && (
    <Button variant="secondary" onClick={() => void onRetry()}>
      {t('problem.retry')}
    </Button>
  );
  return (
    <Notice tone="error" title={title} announce={announce} actions={actions}>
      <p>{detail}</p>
    </Notice>
  );
}
