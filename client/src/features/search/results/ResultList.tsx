import type { SearchItem, SearchReply } from '@passerelle/shared/search/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { LoadMore } from '../../../ui/data/LoadMore';
import { Misfits } from './Misfits';
import { NothingFound } from './NothingFound';
import { ResultCard } from './ResultCard';
import type { SearchAsk } from '../search-address';
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
  onAsk: (ask: SearchAsk) => void;
  onChange: () => void;
}

const firstRadiusKm = 20;

export function ResultList({ ask, reply, items, selected, waiting, loadingMore, onMore, onAsk, onChange }: ResultListProps) {
  const { t } = useTranslation('search');
  const format = useFormat();
  const { total, radiusKm, doesNotFit } = reply;
  const grown = ask.withinKm === undefined && radiusKm !== undefined && radiusKm > firstRadiusKm && total > 0;
  const count = t('results.count', { count: total });
  const further = grown ? t('results.grown', { near: format.distance(firstRadiusKm), far: format.distance(radiusKm) }) : '';
  return (
    <div className={styles.results} aria-busy={waiting}>
      <StatusMessage message={waiting ? '' : [count, further].filter(Boolean).join(' ')} />
      <p className={styles.count}>{count}</p>
      {further && <p>{further}</p>}
      {total === 0 && <NothingFound ask={ask} radiusKm={radiusKm} misfits={doesNotFit.total} onAsk={onAsk} onChange={onChange} />}
      {items.length > 0 && (
        <ol className={styles.list}>
          {items.map((item) => (
            <ResultCard key={item.vehicleId} item={item} period={ask.period} selected={item.vehicleId === selected} />
          ))}
        </ol>
      )}
      {(onMore || items.length > 0) && (
        <LoadMore
          summary={t('results.shown', { shown: items.length, count: ask.filters.includeDoesNotFit ? total + doesNotFit.total : total })}
          onMore={onMore}
          busy={loadingMore}
        />
      )}
      <Misfits
        misfits={doesNotFit}
        shown={ask.filters.includeDoesNotFit ?? false}
        onShow={(shown) => onAsk({ ...ask, filters: { ...ask.filters, includeDoesNotFit: shown } })}
      />
    </div>
  );
}
