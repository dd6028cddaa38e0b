import { useTranslation } from 'react-i18next';
import { useSettings } from '../lib/settings';
import { StatusMessage } from '../ui/a11y/StatusMessage';
import { Banner } from '../ui/feedback/Notice';
import { HandoverBanner } from './HandoverBanner';
import { useOnline } from './use-online';

/** What holds for the whole site, above everything: test money, no connection. */
export function Banners() {
  const { t } = useTranslation('app');
  const online = useOnline();
  const settings = useSettings();
  return (
    <aside aria-label={t('banner.label')}>
      {settings?.testMoney && <Banner tone="info">{t('banner.testMoney')}</Banner>}
      {!online && <Banner tone="warning">{t('banner.offline')}</Banner>}
      <HandoverBanner />
      <StatusMessage message={online ? '' : t('banner.offline')} />
    </aside>
  );
}
