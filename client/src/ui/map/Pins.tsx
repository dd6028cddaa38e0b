import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import { VerdictShape } from '../verdict/VerdictShape';
import styles from './map.module.css';
import type { MapBounds, MapMarker, Pin } from './pins';

export interface PinsProps {
  pins: readonly Pin[];
  selected: string | undefined;
  /** The members of the group whose list is open. */
  listed: readonly MapMarker[] | undefined;
  onSelect: (id: string) => void;
  onGroup: (members: readonly MapMarker[]) => void;
  /** Whether pressing a group zooms in; otherwise it lists its cars. */
  opensByZoom: (members: readonly MapMarker[]) => boolean;
  onMore: ((bounds: MapBounds) => void) | undefined;
}

const isSame = (a: readonly MapMarker[], b: readonly MapMarker[] | undefined): boolean => a[0]?.id === b?.[0]?.id && a.length === b?.length;

/** Real buttons on the map, in the order of the list, each told apart by its number and its shape. */
export function Pins({ pins, selected, listed, onSelect, onGroup, opensByZoom, onMore }: PinsProps) {
  const { t } = useTranslation('ui');
  const car = (marker: MapMarker) => (
    <button
      type="button"
      className={classNames(styles.pin, marker.verdict && styles[marker.verdict])}
      data-marker={marker.id}
      aria-pressed={marker.id === selected}
      onClick={() => onSelect(marker.id)}
    >
      <span aria-hidden="true">{marker.text}</span>
      {marker.verdict && <VerdictShape verdict={marker.verdict} size={24} />}
      <span className={styles.spoken}>{marker.label}</span>
    </button>
  );
  const group = (members: readonly MapMarker[]) => {
    const zooms = opensByZoom(members);
    return (
      <button
        type="button"
        className={classNames(styles.pin, styles.group, members.some(({ id }) => id === selected) && styles.holdsSelected)}
        data-marker={members.map(({ id }) => id).join(' ')}
        aria-expanded={zooms ? undefined : isSame(members, listed)}
        onClick={() => onGroup(members)}
      >
        {t('map.cars', { count: members.length })}
        <span className={styles.spoken}>{t(zooms ? 'map.zoomToPart' : 'map.listThem')}</span>
      </button>
    );
  };
  return (
    <div className={styles.pins} role="group" aria-label={t('map.pins')}>
      {pins.map((pin) => {
        const place = { left: pin.x, top: pin.y };
        if (pin.kind === 'more') {
          const { cluster } = pin;
          return (
            <div key={`more ${String(cluster.lat)} ${String(cluster.lon)}`} style={place}>
              <button type="button" className={classNames(styles.pin, styles.more)} onClick={() => onMore?.(cluster.bounds)}>
                <Icon name="search" size={18} />
                <span aria-hidden="true">+{cluster.count}</span>
                <span className={styles.spoken}>{cluster.label}</span>
              </button>
            </div>
          );
        }
        const [first] = pin.members;
        return (
          first && (
            <div key={first.id} style={place}>
              {pin.members.length > 1 ? group(pin.members) : car(first)}
            </div>
          )
        );
      })}
    </div>
  );
}
