import type { Bounds, SearchItem, SearchReply } from '@passerelle/shared/search/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import type { SearchAsk } from '../../../lib/search-address';
import { useSettings } from '../../../lib/settings';
import { townNames } from '../../../lib/town-names';
import { Button } from '../../../ui/buttons/Button';
import { Map } from '../../../ui/map/Map';
import { carsBeyond } from './cars-beyond';
import styles from './results.module.css';

export interface ResultMapProps {
  ask: SearchAsk;
  items: readonly SearchItem[];
  /** The first page's answer. */
  reply: Pick<SearchReply, 'radiusKm' | 'clusters'> | undefined;
  selected: string | undefined;
  reveal: { readonly id: string } | undefined;
  onSelect: (vehicleId: string) => void;
  onArea: (bounds: Bounds) => void;
  skipTo: string;
}

const kmPerDegree = 111;
const france = { lat: 46.6, lon: 2.4 };

function viewOf({ near, bounds }: Pick<SearchAsk, 'near' | 'bounds'>, radiusKm = 20) {
  if (!bounds) return { ...(near ?? france), radiusKm };
  const middle = { lat: (bounds.north + bounds.south) / 2, lon: (bounds.east + bounds.west) / 2 };
  return { ...middle, radiusKm: ((bounds.north - bounds.south) * kmPerDegree) / 2, bounds };
}

/** The same cars as the list, in the same order, in their places. Choosing a marker chooses its card. */
export function ResultMap({ ask: { near, bounds }, items, reply, selected, reveal, onSelect, onArea, skipTo }: ResultMapProps) {
  const { t } = useTranslation(['search', 'ui']);
  const format = useFormat();
  const settings = useSettings();
  const [moved, setMoved] = useState<Bounds>();
  const radiusKm = reply?.radiusKm;
  const view = useMemo(() => viewOf({ near, bounds }, radiusKm), [near, bounds, radiusKm]);
  const markers = useMemo(
    () =>
      items.map(({ vehicleId, title, verdict, price, location }, index) => {
        const money = format.money(price.total ?? price.perDay, { short: true });
        const label = [title, verdict ? t(`ui:verdict.${verdict}`) : '', money].filter(Boolean).join(', ');
        return { id: vehicleId, ...location, text: String(index + 1), label: t('map.marker', { number: index + 1, label }), verdict };
      }),
    [items, format, t],
  );
  const clusters = useMemo(
    () => carsBeyond(reply?.clusters ?? [], items).map(({ location, count, bounds: around }) => ({ ...location, count, bounds: around, label: t('map.more', { count }) })),
    [reply, items, t],
  );
  const search = (area: Bounds) => {
    setMoved(undefined);
    onArea(area);
  };
  return (
    <div className={styles.mapColumn} data-print="no">
      {moved && (
        <Button variant="secondary" wide icon="search" onClick={() => search(moved)}>
          {t('map.here')}
        </Button>
      )}
      <div className={styles.map}>
        <Map
          label={t('map.label')}
          skipTo={skipTo}
          markers={markers}
          clusters={clusters}
          selected={selected}
          reveal={reveal}
          onSelect={onSelect}
          onMore={search}
          view={view}
          onMoved={setMoved}
          tileUrl={settings?.tileUrl}
          townsIn={townNames}
          attribution={t(settings?.tileUrl ? 'map.tiles' : 'map.land')}
        />
      </div>
    </div>
  );
}
