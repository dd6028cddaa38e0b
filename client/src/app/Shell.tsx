import { Suspense, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useRealtime } from '../lib/realtime';
import { ArrivalContext } from '../lib/use-document-title';
import { SkipLink } from '../ui/a11y/SkipLink';
import { StatusMessage } from '../ui/a11y/StatusMessage';
import { AppRoutes } from './AppRoutes';
import { Banners } from './Banners';
import { ErrorBoundary } from './ErrorBoundary';
import { Footer } from './Footer';
import { Header } from './Header';
import { pagesOnTheWay } from './lazy-page';
import { PageErrorPage } from './PageErrorPage';
import { useScroll } from './use-scroll';
import { useSlow } from './use-slow';
import { Waiting } from './Waiting';
import { Welcome } from './Welcome';
import styles from './shell.module.css';

/** What stands around every page. */
export function Shell() {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const arrival = useRef(pathname);
  const slow = useSlow(useSyncExternalStore(pagesOnTheWay.subscribe, pagesOnTheWay.any));
  useRealtime();
  useScroll();
  return (
    <ArrivalContext value={arrival}>
      <SkipLink target="main">{t('skip')}</SkipLink>
      <div className={styles.shell}>
        <Banners />
        <Header />
        <main id="main" tabIndex={-1} className={styles.main} aria-busy={slow}>
          <StatusMessage message={slow ? t('loading') : ''} />
          <Welcome />
          <ErrorBoundary place={pathname} fallback={(error) => <PageErrorPage error={error} />}>
            <Suspense fallback={<Waiting />}>
              <AppRoutes />
            </Suspense>
          </ErrorBoundary>
        </main>
        <Footer />
      </div>
    </ArrivalContext>
  );
}
