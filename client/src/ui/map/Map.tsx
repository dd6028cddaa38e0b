import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SkipLink } from '../a11y/SkipLink';
import type { LeafletMapProps } from './LeafletMap';
import { MapBoundary } from './MapBoundary';
import styles from './map.module.css';

const Loaded = lazy(() => import('./LeafletMap').then(({ LeafletMap }) => ({ default: LeafletMap })));

export interface MapProps extends LeafletMapProps {
  /** What the map shows; it is another view of a list that stands beside it. */
  label: string;
  /** id of the element after the map. */
  skipTo: string;
}

/** Leaflet, its style sheet and the land arrive when a map is first shown; the place is kept until then. */
export function Map({ label, skipTo, ...rest }: MapProps) {
  const { t } = useTranslation('ui');
  return (
    <section className={styles.frame} aria-label={label} data-print="no">
      <SkipLink target={skipTo}>{t('map.skip')}</SkipLink>
      <MapBoundary fallback={<p className={styles.waiting} role="status">{t('map.failed')}</p>}>
        <Suspense fallback={<p className={styles.waiting}>{t('map.loading')}</p>}>
          <Loaded {...rest} />
        </Suspense>
      </MapBoundary>
    </section>
  );
}
