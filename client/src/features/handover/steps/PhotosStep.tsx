import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { VisuallyHidden } from '../../../ui/a11y/VisuallyHidden';
import { LinkButton } from '../../../ui/buttons/LinkButton';
import { PhotoButton } from '../../../ui/forms/PhotoButton';
import { Stack } from '../../../ui/layout/Page';
import type { AtCar } from '../at-car';
import { PhotoPicture } from '../PhotoPicture';
import { fewestPhotos, photoViews } from '../queue/report-faults';
import { usePhotos, type Photos } from './use-photos';
import type { StepProps } from './step-props';
import styles from './steps.module.css';

type PhotoViewName = (typeof photoViews)[number];

function ViewPhotos({ view, car, photos }: { view: PhotoViewName; car: AtCar; photos: Photos }) {
  const { t } = useTranslation('handover');
  const taken = car.draft.photos.filter((photo) => photo.view === view);
  const name = t(`view.${view}.name`);
  const failed = photos.failed?.view === view ? photos.failed : undefined;
  const errorId = `handover-photo-${view}-error`;
  // Of damage there may be several; of everything else one, taken again.
  const again = taken.length > 0 && view !== 'damage';
  return (
    <li className={styles.view}>
      <h3>{name}</h3>
      <p>{t(`view.${view}.why`)}</p>
      {taken.length > 0 && (
        <ul className={styles.thumbs}>
          {taken.map((photo) => (
            <li key={photo.clientId} className={styles.thumb}>
              <PhotoPicture photo={photo} store={car.phone.store} name={name} className={styles.picture} />
              <LinkButton onClick={() => void photos.remove(photo)}>
                {t('photo.remove')}
                <VisuallyHidden> ({name})</VisuallyHidden>
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <PhotoButton id={`handover-photo-${view}`} describedBy={failed && errorId} onPhoto={(file) => void photos.add(view, file, again ? taken[0] : undefined)}>
        {t(again ? 'photo.again' : 'photo.take')}
        <VisuallyHidden> ({name})</VisuallyHidden>
      </PhotoButton>
      {failed && (
        <p id={errorId} className={styles.error}>
          {t(`photo.${failed.why}`)}
        </p>
      )}
    </li>
  );
}

/** What to photograph, and why: at the return, these are what tells old damage from new. */
export function PhotosStep({ car, errorOf }: StepProps) {
  const { t } = useTranslation('handover');
  const [said, setSaid] = useState('');
  const photos = usePhotos(car, setSaid);
  const error = errorOf('photos');
  const count = car.draft.photos.length;
  return (
    <Stack>
      <p>{t('photo.lead', { count: fewestPhotos })}</p>
      <p>
        <strong>{t('photo.count', { count })}</strong>
      </p>
      {error && <p className={styles.error}>{error}</p>}
      <StatusMessage message={said} />
      <ul id="handover-photos" className={styles.views}>
        {photoViews.map((view) => (
          <ViewPhotos key={view} view={view} car={car} photos={photos} />
        ))}
      </ul>
    </Stack>
  );
}
