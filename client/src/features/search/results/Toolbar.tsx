import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/buttons/Button';
import { Select } from '../../../ui/forms/Select';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { Card } from '../../../ui/layout/Card';
import { countFilters, sorts, type SearchAsk } from '../search-address';
import styles from './results.module.css';

const FiltersPanel = lazy(() => import('./FiltersPanel').then((module) => ({ default: module.FiltersPanel })));

/** What is open above the list; one thing at a time. */
export type Opened = 'form' | 'filters' | undefined;

export interface ToolbarProps {
  ask: SearchAsk;
  opened: Opened;
  onOpened: (opened: Opened) => void;
  onAsk: (ask: SearchAsk) => void;
  /** Absent where list and map stand beside each other. */
  map: { shown: boolean; onToggle: () => void } | undefined;
}

const panelId = 'search-filters';

export function Toolbar({ ask, opened, onOpened, onAsk, map }: ToolbarProps) {
  const { t } = useTranslation('search');
  const open = opened === 'filters';
  const active = countFilters(ask.filters) + (ask.withinKm === undefined ? 0 : 1);
  return (
    <div className={styles.tools}>
      <div className={styles.toolbar}>
        <Button variant="secondary" icon="filter" aria-expanded={open} aria-controls={panelId} onClick={() => onOpened(open ? undefined : 'filters')}>
          {active > 0 ? t('filters.openCount', { count: active }) : t('filters.title')}
        </Button>
        {map && (
          <Button variant="secondary" icon={map.shown ? 'list' : 'map'} onClick={map.onToggle}>
            {t(map.shown ? 'map.toList' : 'map.toMap')}
          </Button>
        )}
        <div className={styles.sort}>
          <Select
            label={t('sort.label')}
            value={ask.sort}
            options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
            onChange={(event) => onAsk({ ...ask, sort: sorts.find((sort) => sort === event.target.value) ?? 'fit' })}
          />
        </div>
      </div>
      <div id={panelId} hidden={!open}>
        {open && (
          <Card>
            <Suspense fallback={<Skeleton lines={4} />}>
              <FiltersPanel ask={ask} onApply={onAsk} onClose={() => onOpened(undefined)} />
            </Suspense>
          </Card>
        )}
      </div>
    </div>
  );
}
