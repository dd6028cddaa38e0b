import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchAsk } from '../../lib/search-address';
import { useDocumentTitle } from '../../lib/use-document-title';
import { classNames } from '../../ui/class-names';
import { Skeleton } from '../../ui/feedback/Skeleton';
import { Page } from '../../ui/layout/Page';
import { AlertOffer } from './alert/AlertOffer';
import { putBack } from './results/drop-need';
import { PrintedSearch } from './results/PrintedSearch';
import { ResultCard } from './results/ResultCard';
import { ResultList } from './results/ResultList';
import { ResultMap } from './results/ResultMap';
import { ResultsHead } from './results/ResultsHead';
import { SearchRefused } from './results/SearchRefused';
import { Toolbar, type Opened } from './results/Toolbar';
import { useResults } from './results/use-results';
import styles from './results/results.module.css';
import { SearchSummary } from './SearchSummary';
import { useDeviceNeeds } from './use-device-needs';
import { useMapSwitch } from './use-map-switch';
import { useReturnFocus } from './use-return-focus';
import { useSearchSteps } from './use-search-steps';
import { useSelection } from './use-selection';

// Most searches find something.
const NothingFound = lazy(() => import('./results/NothingFound').then((module) => ({ default: module.NothingFound })));

const afterMap = 'after-map';

/** The answer to a search: as a list and, where there is room or when asked for, as a map of the same cars. */
export function Results({ ask }: { ask: SearchAsk }) {
  const { t } = useTranslation('search');
  const device = useDeviceNeeds();
  const [opened, setOpened] = useState<Opened>();
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = useSearchSteps(heading);
  const { wide, mapAlone, withMap, toggleMap, showMap, showList } = useMapSwitch();
  const { selected, reveal, toCard, toMarker, onEscape } = useSelection({ cardPlace: mapAlone ? 'map' : 'list', onToList: showList, onToMap: showMap });
  const { data, dataUpdatedAt, error, isPending, isPlaceholderData, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useResults(ask, device);
  const [first] = data?.pages ?? [];
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const title = ask.bounds ? t('results.titleArea') : t('results.title', { place: ask.place || t('results.here') });
  useDocumentTitle(title);
  useReturnFocus(first !== undefined);

  const open = (next: Opened) => {
    steps.beginRefining();
    setOpened(next);
  };
  const { go: goTo } = steps;
  const go = useCallback(
    (next: SearchAsk) => {
      setOpened(undefined);
      goTo(next);
    },
    [goTo],
  );

  return (
    <Page>
      <SearchSummary ask={ask} title={title} headingRef={heading} open={opened === 'form'} onOpen={(form) => open(form ? 'form' : undefined)} onAsk={go} />
      <PrintedSearch ask={ask} device={device} answeredAt={new Date(dataUpdatedAt)} />
      <Toolbar ask={ask} device={device} reply={first} opened={opened} onOpened={open} onRefine={steps.refine} map={wide ? undefined : { shown: mapAlone, onToggle: toggleMap }} />
      {first && <ResultsHead ask={ask} reply={first} waiting={isPlaceholderData} onPutBack={(part) => go(putBack(ask, part))} />}
      {error && <SearchRefused error={error} onChange={() => open('form')} onRetry={() => void refetch()} />}
      {/* Escape is a shortcut: the way between card and marker is in the tab order as well. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={wide ? styles.columns : styles.stacked} onKeyDown={onEscape}>
        <div className={classNames(mapAlone && styles.onPaperOnly)}>
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
              onShowOnMap={toMarker}
              onMisfits={(shown) => steps.refine({ ...ask, filters: { ...ask.filters, includeDoesNotFit: shown } })}
              nothing={
                <Suspense fallback={<Skeleton picture lines={4} />}>
                  <NothingFound ask={ask} reply={first} onAsk={go} onChange={() => open('form')} />
                </Suspense>
              }
            />
          )}
          {first && <AlertOffer ask={ask} device={device} />}
        </div>
        {withMap && (
          <ResultMap ask={ask} items={items} reply={first} selected={selected} reveal={reveal} onSelect={toCard} onArea={(bounds) => go({ ...ask, bounds })} skipTo={afterMap} />
        )}
        {mapAlone && (
          <ul className={styles.chosen}>
            {items.map(
              (item, index) =>
                item.vehicleId === selected && <ResultCard key={item.vehicleId} item={item} number={index + 1} period={ask.period} selected cardPlace="map" />,
            )}
          </ul>
        )}
      </div>
      <div id={afterMap} tabIndex={-1} />
    </Page>
  );
}
