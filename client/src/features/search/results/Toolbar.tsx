import type { SearchReply } from '@passerelle/shared/search/contract';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { saveDriverNeeds } from '../../../lib/driver-needs';
import { sorts, type DeviceNeeds, type SearchAsk } from '../../../lib/search-address';
import { Button } from '../../../ui/buttons/Button';
import { Skeleton } from '../../../ui/feedback/Skeleton';
import { focusField } from '../../../ui/forms/focus-field';
import { Select } from '../../../ui/forms/Select';
import { Card } from '../../../ui/layout/Card';
import { activeFilters, withoutFilters, type ActiveFilter } from '../filters/active-filters';
import { FilterChips } from '../filters/FilterChips';
import { useFilterWords } from '../filters/use-filter-words';
import { dropNeed } from './drop-need';
import styles from './results.module.css';

const FiltersPanel = lazy(() => import('../filters/FiltersPanel').then((module) => ({ default: module.FiltersPanel })));

/** What is open above the list; one thing at a time. */
export type Opened = 'form' | 'filters' | undefined;

export interface ToolbarProps {
  ask: SearchAsk;
  device: DeviceNeeds;
  reply: Pick<SearchReply, 'facets' | 'total'> | undefined;
  opened: Opened;
  onOpened: (opened: Opened) => void;
  /** Applied at once; the focus stays. */
  onRefine: (ask: SearchAsk) => void;
  /** Absent where list and map stand beside each other. */
  map: { shown: boolean; onToggle: () => void } | undefined;
}

const panelId = 'search-filters';

export function Toolbar({ ask, device, reply, opened, onOpened, onRefine, map }: ToolbarProps) {
  const { t } = useTranslation('search');
  const words = useFilterWords();
  const button = useRef<HTMLButtonElement>(null);
  const open = opened === 'filters';
  const active = activeFilters(ask, device, words);
  const remove = ({ without }: ActiveFilter) => {
    if ('ask' in without) onRefine(without.ask);
    else saveDriverNeeds({ ...device.driver, controls: device.driver.controls.filter((control) => control !== without.control) });
  };
  // Controls were perhaps entered with care: they are left aside, not forgotten.
  const clear = () => onRefine(device.driver.controls.length > 0 ? dropNeed(withoutFilters(ask), 'controls') : withoutFilters(ask));
  return (
    <div className={styles.tools} data-print="no">
      <div className={styles.toolbar}>
        <Button
          ref={button}
          id="open-filters"
          variant="secondary"
          icon="filter"
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => onOpened(open ? undefined : 'filters')}
        >
          {active.length > 0 ? t('filters.openCount', { count: active.length }) : t('filters.title')}
        </Button>
        {map && (
          <Button id="toggle-map" variant="secondary" icon={map.shown ? 'list' : 'map'} onClick={map.onToggle}>
            {t(map.shown ? 'map.toList' : 'map.toMap')}
          </Button>
        )}
        <div className={styles.sort}>
          <Select
            label={t('sort.label')}
            value={ask.sort}
            options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
            onChange={({ target }) => onRefine({ ...ask, sort: sorts.find((sort) => sort === target.value) ?? 'fit' })}
          />
        </div>
        <Link className={styles.orderLink} to="/how-results-are-ordered">
          {t('results.order')}
        </Link>
      </div>
      <div id={panelId} hidden={!open}>
        {open && (
          <Card>
            <Suspense fallback={<Skeleton lines={4} />}>
              <FiltersPanel
                ask={ask}
                device={device}
                reply={reply}
                onAsk={onRefine}
                onClear={clear}
                onClose={() => {
                  onOpened(undefined);
                  focusField('result-count');
                }}
              />
            </Suspense>
          </Card>
        )}
      </div>
      <FilterChips active={active} onRemove={remove} onClear={clear} onEmpty={() => button.current?.focus()} />
    </div>
  );
}
