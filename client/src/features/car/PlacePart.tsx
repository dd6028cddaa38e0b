import type { Vehicle } from '@passerelle/shared/vehicles/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../lib/settings';
import { townNames } from '../../lib/town-names';
import { Button } from '../../ui/buttons/Button';
import { Map } from '../../ui/map/Map';
import styles from './car.module.css';

const noChoice = () => undefined;
const roundKm = 6;

/** Roughly where; the map comes when it is asked for. */
export function PlacePart({ vehicle }: { vehicle: Vehicle }) {
  const { t } = useTranslation('car');
  const settings = useSettings();
  const [shown, setShown] = useState(false);
  const { location, place, title } = vehicle;
  const view = useMemo(() => ({ ...location, radiusKm: roundKm }), [location]);
  const markers = useMemo(() => [{ id: vehicle.id, ...location, text: place.town, label: title }], [vehicle.id, location, place.town, title]);
  return (
    <section className={styles.block} aria-labelledby="place-title">
      <h2 id="place-title">{t('place.title')}</h2>
      <p>{t('place.text', { town: place.town, department: place.department })}</p>
      <div>
        <Button variant="secondary" icon="map" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'place.hide' : 'place.show')}
        </Button>
      </div>
      {shown && (
        <div className={styles.map}>
          <Map
            label={t('place.map')}
            skipTo="after-car-map"
            markers={markers}
            onSelect={noChoice}
            view={view}
            tileUrl={settings?.tileUrl}
            townsIn={townNames}
            attribution={t(settings?.tileUrl ? 'place.tiles' : 'place.land')}
          />
        </div>
      )}
      <div id="after-car-map" tabIndex={-1} />
    </section>
  );
}
