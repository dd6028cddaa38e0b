import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetPlace, forgetPlaces, type RecentPlace } from '../../lib/recent-places';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { focusField } from '../../ui/forms/focus-field';
import styles from './search.module.css';

export interface RecentPlacesProps {
  places: readonly RecentPlace[];
  /** Takes the focus when nothing is left to forget. */
  fieldId: string;
}

/** The last places of this device, to forget one or all: they are chosen in the list of the box. */
export function RecentPlaces({ places, fieldId }: RecentPlacesProps) {
  const { t } = useTranslation('search');
  const [said, setSaid] = useState('');
  const after = (index: number) => {
    // The button that was pressed is gone: its neighbour, or the box.
    const next = Math.min(index, places.length - 2);
    requestAnimationFrame(() => focusField(next < 0 ? fieldId : `${fieldId}-forget-${String(next)}`));
  };
  return (
    <details className={styles.recent}>
      <summary>{t('place.recent', { count: places.length })}</summary>
      <StatusMessage message={said} />
      <p>{t('place.recentNote')}</p>
      <ul className={styles.recentList}>
        {places.map((place, index) => (
          <li key={`${place.name} ${place.detail}`}>
            <span>
              {place.name} <span className={styles.detail}>{place.detail}</span>
            </span>
            <Button
              id={`${fieldId}-forget-${String(index)}`}
              variant="quiet"
              icon="close"
              aria-label={t('place.forgetNamed', { place: place.name })}
              onClick={() => {
                forgetPlace(place);
                setSaid(t('place.forgotten', { place: place.name }));
                after(index);
              }}
            >
              {t('place.forget')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        variant="secondary"
        onClick={() => {
          forgetPlaces();
          focusField(fieldId);
        }}
      >
        {t('place.forgetAll')}
      </Button>
    </details>
  );
}
