import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './map.module.css';
import type { MapMarker } from './pins';

export interface GroupListProps {
  members: readonly MapMarker[];
  onSelect: (id: string) => void;
  onClose: () => void;
}

/** The cars of a pin that no zoom can part. Focus comes to the first; Escape leads back to the pin. */
export function GroupList({ members, onSelect, onClose }: GroupListProps) {
  const { t } = useTranslation('ui');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), [members]);
  return (
    // Escape is a shortcut for the button below, which does the same.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.groupList}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <ul ref={list} aria-label={t('map.cars', { count: members.length })}>
        {members.map(({ id, label }) => (
          <li key={id}>
            <button type="button" className={styles.groupCar} onClick={() => onSelect(id)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.groupCar} onClick={onClose}>
        {t('map.closeList')}
      </button>
    </div>
  );
}
