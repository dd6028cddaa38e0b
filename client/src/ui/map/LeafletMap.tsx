import 'leaflet/dist/leaflet.css';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import type { IconName } from '../icons/paths';
import styles from './map.module.css';
import type { MapCluster, MapMarker } from './marker-icons';
import { useLeaflet, type MapBounds, type MapView } from './use-leaflet';

export interface LeafletMapProps {
  markers: readonly MapMarker[];
  clusters?: readonly MapCluster[];
  /** id of the marker whose card is chosen in the list. */
  selected?: string | undefined;
  onSelect: (id: string) => void;
  /** Where to look: a circle to hold in view. A new object moves the map. */
  view: MapView;
  /** After the person moved the map, not after `view` did. */
  onMoved?: ((bounds: MapBounds) => void) | undefined;
  /** Address of a tile server, as `{z}/{x}/{y}`; without it the land is drawn from our own data. */
  tileUrl?: string | undefined;
  attribution: string;
}

interface Step {
  key: string;
  icon: IconName;
  act: (map: ReturnType<typeof useLeaflet>) => void;
}

const zooms: Step[] = [
  { key: 'zoomIn', icon: 'plus', act: (map) => map.zoom(1) },
  { key: 'zoomOut', icon: 'minus', act: (map) => map.zoom(-1) },
];

const pans: Step[] = [
  { key: 'west', icon: 'arrowLeft', act: (map) => map.pan(-0.4, 0) },
  { key: 'north', icon: 'arrowLeft', act: (map) => map.pan(0, -0.4) },
  { key: 'south', icon: 'arrowLeft', act: (map) => map.pan(0, 0.4) },
  { key: 'east', icon: 'arrowRight', act: (map) => map.pan(0.4, 0) },
];

/** Map with buttons for all that dragging and pinching do. */
export function LeafletMap(props: LeafletMapProps) {
  const { t } = useTranslation('ui');
  const ground = useRef<HTMLDivElement>(null);
  const control = useLeaflet(ground, {
    ...props,
    clusterLabel: (count) => t('map.group', { count }),
  });
  const button = ({ key, icon, act }: Step) => (
    <button key={key} type="button" className={classNames(styles.control, styles[key])} onClick={() => act(control)}>
      <Icon name={icon} />
      <span className={styles.spoken}>{t(`map.${key}`)}</span>
    </button>
  );
  return (
    <div className={styles.map}>
      <div ref={ground} className={styles.ground} />
      <div className={styles.bar}>
        <div className={styles.steps}>{zooms.map(button)}</div>
        <p className={styles.attribution}>{props.attribution}</p>
        <div className={styles.steps}>{pans.map(button)}</div>
      </div>
    </div>
  );
}
