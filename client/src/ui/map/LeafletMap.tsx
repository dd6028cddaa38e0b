import 'leaflet/dist/leaflet.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import type { IconName } from '../icons/paths';
import { middleOf } from './gather';
import { GroupList } from './GroupList';
import type { TownsIn } from './land';
import { Pins } from './Pins';
import styles from './map.module.css';
import { pinsOf, zoomThatParts, type MapBounds, type MapCluster, type MapMarker } from './pins';
import { useLeaflet, type MapControl, type MapView } from './use-leaflet';

export interface LeafletMapProps {
  /** In the order of the list. */
  markers: readonly MapMarker[];
  clusters?: readonly MapCluster[];
  /** id of the marker whose card is chosen in the list. */
  selected?: string | undefined;
  onSelect: (id: string) => void;
  /** Focus goes to this marker, which is brought into sight; a new object does it again. */
  reveal?: { readonly id: string } | undefined;
  /** Somebody wants the cars of a cluster, which are in these bounds. */
  onMore?: (bounds: MapBounds) => void;
  /** Where to look. A new object moves the map. */
  view: MapView;
  /** After the person moved the map, not after `view` did. */
  onMoved?: ((bounds: MapBounds) => void) | undefined;
  /** Address of a tile server, as `{z}/{x}/{y}`; without it the land is drawn from our own data. */
  tileUrl?: string | undefined;
  /** Names of towns for a view, where there are no tiles. */
  townsIn?: TownsIn;
  attribution: string;
}

interface Step {
  key: string;
  icon: IconName;
  act: (map: MapControl) => void;
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

const noClusters: readonly MapCluster[] = [];

/** Map with buttons for all that dragging and pinching do. */
export function LeafletMap(props: LeafletMapProps) {
  const { markers, clusters = noClusters, selected, onSelect, reveal, onMore, attribution } = props;
  const { t } = useTranslation('ui');
  const ground = useRef<HTMLDivElement>(null);
  /** The marker that gets the focus once the map has come to rest. */
  const wanted = useRef<string>(undefined);
  const [listed, setListed] = useState<readonly MapMarker[]>();
  const { control, frame } = useLeaflet(ground, props);

  const pins = useMemo(() => {
    if (!frame) return [];
    return pinsOf(markers.filter(frame.inSight), clusters.filter(frame.inSight), frame.project);
  }, [frame, markers, clusters]);

  useEffect(() => {
    const marker = reveal && markers.find(({ id }) => id === reveal.id);
    if (!marker || !frame) return;
    wanted.current = marker.id;
    if (!frame.inSight(marker)) control.show(marker);
    // Once for each wish: neither a move of the map nor more cars are another.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reveal, frame === undefined]);

  const focusPin = (id: string): boolean => {
    const pin = ground.current?.querySelector<HTMLElement>(`[data-marker~="${CSS.escape(id)}"]`);
    // Leaflet would shift under a focus that scrolls; on a phone the map itself may be out of sight.
    pin?.focus({ preventScroll: true });
    if (pin) ground.current?.scrollIntoView({ block: 'nearest' });
    return pin !== null && pin !== undefined;
  };

  // After every change of the pins, or of the wish: the pin may only just have come into sight.
  useEffect(() => {
    if (wanted.current !== undefined && focusPin(wanted.current)) wanted.current = undefined;
  }, [pins, reveal]);

  useEffect(() => setListed(undefined), [pins]);

  const partingZoom = (members: readonly MapMarker[]) => frame && zoomThatParts(members, frame.zoom, frame.maxZoom, frame.projectAt);
  const openGroup = (members: readonly MapMarker[]) => {
    const zoom = partingZoom(members);
    if (zoom === undefined) {
      setListed(members);
      return;
    }
    wanted.current = members[0]?.id;
    const { x: lon, y: lat } = middleOf(members.map((member) => ({ x: member.lon, y: member.lat })));
    control.show({ lat, lon }, zoom);
  };
  const closeList = () => {
    const [first] = listed ?? [];
    setListed(undefined);
    if (first) focusPin(first.id);
  };

  const button = ({ key, icon, act }: Step) => (
    <button key={key} type="button" className={classNames(styles.control, styles[key])} onClick={() => act(control)}>
      <Icon name={icon} />
      <span className={styles.spoken}>{t(`map.${key}`)}</span>
    </button>
  );
  return (
    <div className={styles.map}>
      <div className={styles.stage}>
        <div ref={ground} className={styles.ground} />
        {frame &&
          createPortal(
            <Pins
              pins={pins}
              selected={selected}
              listed={listed}
              onSelect={onSelect}
              onGroup={openGroup}
              opensByZoom={(members) => partingZoom(members) !== undefined}
              onMore={onMore}
            />,
            frame.pane,
          )}
        {listed && <GroupList members={listed} onSelect={onSelect} onClose={closeList} />}
      </div>
      <div className={styles.bar}>
        <div className={styles.steps}>{zooms.map(button)}</div>
        <p className={styles.attribution}>{attribution}</p>
        <div className={styles.steps}>{pans.map(button)}</div>
      </div>
    </div>
  );
}
