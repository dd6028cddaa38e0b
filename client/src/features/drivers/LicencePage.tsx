import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Breadcrumb } from '../../ui/layout/Breadcrumb';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { MyLicence } from './MyLicence';

/** The own licence, sent once for all trips. */
export function Component() {
  const { t } = useTranslation('drivers');
  useDocumentTitle(t('title'));
  return (
    <Page width="reading">
      <PageHeader before={<Breadcrumb items={[{ label: t('account'), to: '/account' }, { label: t('title') }]} />} title={t('title')} lead={t('lead')} />
      <MyLicence />
    </Page>
  );
}
