import { useTranslation } from 'react-i18next';
import { useSettings } from '../lib/settings';
import { SiteFooter } from '../ui/layout/SiteFooter';
import styles from './shell.module.css';

export function Footer() {
  const { t } = useTranslation('app');
  const settings = useSettings();
  const columns = [
    {
      title: t('footer.renters'),
      links: [
        { to: '/search', label: t('nav.search') },
        { to: '/bookings', label: t('nav.bookings') },
        { to: '/how-results-are-ordered', label: t('footer.order') },
      ],
    },
    {
      title: t('footer.owners'),
      links: [
        { to: '/owner/cars/new', label: t('nav.becomeOwner') },
        { to: '/owner', label: t('nav.owner') },
      ],
    },
  ];
  return (
    <SiteFooter columns={columns}>
      <div className={styles.small}>
        {settings?.demo && <p>{t('footer.demo')}</p>}
        {settings?.mailOutbox && (
          <p>
            <a href="/dev/mail">{t('footer.mailOutbox')}</a>
          </p>
        )}
        <p>{t('footer.sources')}</p>
      </div>
    </SiteFooter>
  );
}
