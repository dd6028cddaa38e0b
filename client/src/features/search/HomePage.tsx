import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Card } from '../../ui/layout/Card';
import { Page } from '../../ui/layout/Page';
import type { SearchAsk } from '../../lib/search-address';
import { SearchForm } from './SearchForm';
import styles from './home.module.css';

// Below the fold: the form does not wait for it.
const HomeStory = lazy(() => import('./HomeStory').then((module) => ({ default: module.HomeStory })));
const CarDrawing = lazy(() => import('../../ui/drawings/CarDrawing').then((module) => ({ default: module.CarDrawing })));
const nothingAsked: SearchAsk = { place: '', sort: 'fit', filters: {} };

export function Component() {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  useDocumentTitle('Passerelle');
  // How a search is written into an address comes with the results. Where it cannot be had, neither can they: that page says so.
  const show = (ask: SearchAsk) =>
    import('../../lib/search-address').then(
      ({ searchPath }) => navigate(searchPath(ask)),
      () => navigate('/search'),
    );
  return (
    <Page>
      <div className={styles.opening}>
        <h1 tabIndex={-1}>{t('home.sentence')}</h1>
        <div className={styles.car}>
          <Suspense fallback={null}>
            <CarDrawing body="small_mpv" access="ramp" side="rear" colour="blue" alt="" />
          </Suspense>
        </div>
      </div>
      <Card>
        <SearchForm ask={nothingAsked} onAsk={(ask) => void show(ask)} />
      </Card>
      <Suspense fallback={<Skeleton lines={6} />}>
        <HomeStory />
      </Suspense>
    </Page>
  );
}
