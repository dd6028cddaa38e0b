import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { StatusMessage } from '../ui/a11y/StatusMessage';
import { Banner } from '../ui/feedback/Notice';
import { useHandovers } from './use-handovers';
import styles from './shell.module.css';

/** What was signed at a car and is not with the server: seen on every page but its own, which says it better. */
export function HandoverBanner() {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const news = useHandovers()
    .map(({ key, bookingId, kind, carTitle, state }) => ({ key, state, carTitle, path: `/bookings/${bookingId}/handover/${kind}` }))
    .filter(({ state, path }) => state !== 'draft' && path !== pathname);
  const say = ({ state, carTitle }: (typeof news)[number]) => t(state === 'refused' ? 'banner.handover.refused' : 'banner.handover.waiting', { car: carTitle });
  const [first] = news;
  return (
    <>
      {news.map((one) => (
        <Banner key={one.key} tone={one.state === 'refused' ? 'error' : 'warning'}>
          {say(one)}{' '}
          <Link to={one.path} className={styles.bannerLink}>
            {t('banner.handover.see')}
          </Link>
        </Banner>
      ))}
      <StatusMessage message={first ? say(first) : ''} />
    </>
  );
}
