import type { Bounds, SearchItem } from '@passerelle/shared/search/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { useSettings } from '../../../lib/settings';
import { Button } from '../../../ui/buttons/Button';
import { Map } from '../../../ui/map/Map';
import type { SearchAsk } from '../search-address';
import styles from './results.module.css';

export interface ResultMapProps {
  ask: SearchAsk;
  items: readonly SearchItem[];
  radiusKm: number | undefined;
  selected: string | undefined;
  onSelect: (vehicleId: string) => void;
  onArea: (bounds: Bounds) => void;
  skipTo: string;
}

const kmPerDegree = 111;

function viewOf({ near, bounds }: SearchAsk, radiusKm = 20) {
  if (!bounds) return { lat: near?.lat ?? 46.6, lon: near?.lon ?? 2.4, radiusKm };
  return { lat: (bounds.north + bounds.south) / 2, lon: (bounds.east + bounds.west) / 2, radiusKm: ((bounds.north - bounds.south) * kmPerDegree) / 2 };
}

/** The same cars as the list, in their places. Choosing a marker chooses its card. */
export function ResultMap({ ask, items, radiusKm, selected, onSelect, onArea, skipTo }: ResultMapProps) {
  const { t } = useTranslation(['search', 'ui']);
  const format = useFormat();
  const settings = useSettings();
  const [moved, setMoved] = useState<Bounds>();
  const { near, bounds } = ask;
  const view = useMemo(() => viewOf({ place: '', sort: 'fit', filters: {}, near, bounds }, radiusKm), [near, bounds, radiusKm]);
  const markers = useMemo(
    () =>
      items.map(({ vehicleId, title, verdict, price, location }) => {
        const text = format.money(price.total ?? price.perDay, { short: true });
        const label = [title, verdict ? t(`ui:verdict.${verdict}`) : '', text].filter(Boolean).join(', ');
        return { id: vehicleId, lat: location.lat, lon: location.lon, text, label, verdict };
      }),
    [items, format, t],
  );
  return (
    <div className={styles.mapColumn}>
      <div className={styles.map}>
        <Map
          label={t('map.label')}
          skipTo={skipTo}
          markers={markers}
          selected={selected}
          onSelect={onSelect}
          view={view}
          onMoved={setMoved}
          tileUrl={settings?.tileUrl}
          attribution={t(settings?.tileUrl ? 'map.tiles' : 'map.land')}
        />
      </div>
      {moved && (
        <Button
          variant="secondary"
          wide
          icon="search"
          onClick={() => {
            setMoved(undefined);
            onArea(moved);
          }}
        >
          {t('map.here')}
        </Button>
      )}
    </div>
  );
}
