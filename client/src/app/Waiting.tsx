import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/feedback/Skeleton';
import { Page } from '../ui/layout/Page';

/** The place of a page that is on its way. */
export function Waiting() {
  const { t } = useTranslation('app');
  return (
    <Page>
      <Skeleton label={t('loading')} lines={6} />
    </Page>
  );
}
