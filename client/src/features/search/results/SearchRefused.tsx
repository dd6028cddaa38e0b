import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../lib/api/api-problem';
import { Button } from '../../../ui/buttons/Button';
import { Notice } from '../../../ui/feedback/Notice';

export interface SearchRefusedProps {
  error: Error;
  onChange: () => void;
  onRetry: () => void;
}

/** Why there is no answer, and what to do: with dates that have gone by, for example, asking again would not help. */
export function SearchRefused({ error, onChange, onRetry }: SearchRefusedProps) {
  const { t } = useTranslation('search');
  const refusal = error instanceof ApiProblem ? error : undefined;
  const action = refusal?.status === 422 ? <Button onClick={onChange}>{t('nothing.change')}</Button> : <Button onClick={onRetry}>{t('results.again')}</Button>;
  return (
    <Notice tone="error" announce title={refusal?.title ?? t('results.failed')} actions={action}>
      {refusal && <p>{refusal.detail}</p>}
    </Notice>
  );
}
