import { useTranslation } from 'react-i18next';
import { useSession } from '../../lib/session';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { AboutYou } from './AboutYou';
import { AlsoYours } from './AlsoYours';
import { MeasuresSection } from './MeasuresSection';

/** Who the account is, and what it keeps of the person's measures. */
export function Component() {
  const { t } = useTranslation('account');
  const { user } = useSession();
  useDocumentTitle(t('title'));
  return (
    <Page width="reading">
      <PageHeader title={t('title')} />
      {user && <AboutYou key={user.id} user={user} />}
      <MeasuresSection />
      <AlsoYours />
    </Page>
  );
}
