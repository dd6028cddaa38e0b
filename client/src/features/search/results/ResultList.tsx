import type { SearchItem, SearchReply } from '@passerelle/shared/search/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchAsk } from '../../../lib/search-address';
import { LoadMore } from '../../../ui/data/LoadMore';
import { Misfits } from './Misfits';
import { ResultCard } from './ResultCard';
import styles from './results.module.css';

export interface ResultListProps {
  ask: SearchAsk;
  /** The first page's answer: its counts are those of the whole search. */
  reply: SearchReply;
  items: readonly SearchItem[];
  selected: string | undefined;
  /** Another answer is on its way. */
  waiting: boolean;
  loadingMore: boolean;
  onMore: (() => void) | undefined;
  onShowOnMap: (vehicleId: string) => void;
  /** Shows or hides the cars that do not fit. */
  onMisfits: (shown: boolean) => void;
  /** In place of the cars when there are none. */
  nothing: ReactNode;
}

export function ResultList({ ask, reply, items, selected, waiting, loadingMore, onMore, onShowOnMap, onMisfits, nothing }: ResultListProps) {
  const { t } = useTranslation('search');
  const { total, doesNotFit } = reply;
  const withMisfits = ask.filters.includeDoesNotFit ?? false;
  return (
    <div className={styles.results} aria-busy={waiting}>
      {total === 0 && nothing}
      {items.length > 0 && (
        <ol className={styles.list}>
          {items.map((item, index) => (
            <ResultCard
              key={item.vehicleId}
              item={item}
              number={index + 1}
              period={ask.period}
              selected={item.vehicleId === selected}
              cardPlace="list"
              onShowOnMap={onShowOnMap}
            />
          ))}
        </ol>
      )}
      {(onMore || items.length > 0) && (
        <LoadMore summary={t('results.shown', { shown: items.length, count: withMisfits ? total + doesNotFit.total : total })} onMore={onMore} busy={loadingMore} />
      )}
      <Misfits misfits={doesNotFit} shown={withMisfits} onShow={onMisfits} />
    </div>
  );
}
