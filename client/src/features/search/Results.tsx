import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../lib/api/api-problem';
import { useChairs } from '../../lib/chairs';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { Notice } from '../../ui/feedback/Notice';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { ResultCard } from './results/ResultCard';
import { ResultList } from './results/ResultList';
import { ResultMap } from './results/ResultMap';
import { Toolbar, type Opened } from './results/Toolbar';
import { useResults } from './results/use-results';
import styles from './results/results.module.css';
import { searchPath, type SearchAsk } from './search-address';
import { SearchSummary } from './SearchSummary';
import { useSelection } from './use-selection';
import { useWide } from './use-wide';

const afterMap = 'after-map';

export function Results({ ask }: { ask: SearchAsk }) {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const chairs = useChairs();
  const wide = useWide();
  const [opened, setOpened] = useState<Opened>();
  const [mapShown, setMapShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const listScroll = useRef(0);
  const { data, error, isPending, isPlaceholderData, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useResults(ask, chairs);
  const { selected, onMarker, onEscape } = useSelection();
  const title = ask.bounds ? t('results.titleArea') : t('results.title', { place: ask.place || t('results.here') });
  useDocumentTitle(title);

  // With dates that have gone by, for example, asking again would not help.
  const refusal = error instanceof ApiProblem ? error : undefined;
  const [first] = data?.pages ?? [];
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);

  const go = useCallback(
    (next: SearchAsk) => {
      setOpened(undefined);
      void navigate(searchPath(next), { preventScrollReset: true });
      // What was pressed may be gone: the heading is where the new answer begins.
      heading.current?.focus();
    },
    [navigate],
  );
  const toggleMap = () => {
    if (!mapShown) listScroll.current = scrollY;
    setMapShown(!mapShown);
    // The list comes back where it was left.
    requestAnimationFrame(() => scrollTo({ top: mapShown ? listScroll.current : 0, behavior: 'instant' }));
  };
  const withMap = wide || mapShown;
  const onList = wide || !mapShown;

  return (
    <Page>
      <SearchSummary ask={ask} title={title} headingRef={heading} open={opened === 'form'} onOpen={(open) => setOpened(open ? 'form' : undefined)} onAsk={go} />
      <Toolbar ask={ask} opened={opened} onOpened={setOpened} onAsk={go} map={wide ? undefined : { shown: mapShown, onToggle: toggleMap }} />
      {error && (
        <Notice
          tone="error"
          announce
          title={refusal?.title ?? t('results.failed')}
          actions={
            refusal?.status === 422 ? (
              <Button onClick={() => setOpened('form')}>{t('nothing.change')}</Button>
            ) : (
              <Button onClick={() => void refetch()}>{t('results.again')}</Button>
            )
          }
        >
          {refusal && <p>{refusal.detail}</p>}
        </Notice>
      )}
      {/* Escape is a shortcut: the way back to the marker is in the tab order as well. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={wide ? styles.columns : styles.stacked} onKeyDown={onEscape}>
        {onList && (
          <div>
            {isPending && !error && (
              <div className={styles.list}>
                <Skeleton label={t('results.loading')} picture lines={4} />
                <Skeleton picture lines={4} />
                <Skeleton picture lines={4} />
              </div>
            )}
            {first && (
              <ResultList
                ask={ask}
                reply={first}
                items={items}
                selected={selected}
                waiting={isPlaceholderData}
                loadingMore={isFetchingNextPage}
                onMore={hasNextPage ? () => void fetchNextPage() : undefined}
                onAsk={go}
                onChange={() => setOpened('form')}
              />
            )}
          </div>
        )}
        {withMap && (
          <ResultMap
            ask={ask}
            items={items}
            radiusKm={first?.radiusKm}
            selected={selected}
            onSelect={onMarker}
            onArea={(bounds) => go({ ...ask, bounds })}
            skipTo={afterMap}
          />
        )}
        {!onList && (
          <ul className={styles.chosen}>
            {items
              .filter(({ vehicleId }) => vehicleId === selected)
              .map((item) => (
                <ResultCard key={item.vehicleId} item={item} period={ask.period} selected />
              ))}
          </ul>
        )}
      </div>
      <div id={afterMap} tabIndex={-1} />
    </Page>
  );
}
