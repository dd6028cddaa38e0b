import { useTranslation } from 'react-i18next';
import type { PhotoPurpose } from '@passerelle/shared/photos/contract';
import { StatusMessage } from '../../../ui/a11y/StatusMessage';
import { Button } from '../../../ui/buttons/Button';
import { FieldLabel, FieldNotes, useFieldIds, type FieldText } from '../../../ui/forms/FieldShell';
import { focusField } from '../../../ui/forms/focus-field';
import { Icon } from '../../../ui/icons/Icon';
import { useDataAddress } from '../../../lib/use-data-address';
import { usePhotos, type PhotoAnswer, type SentPhoto } from './use-photos';
import styles from './photos.module.css';

export interface PhotoFieldProps extends FieldText {
  id: string;
  bookingId: string;
  purpose: PhotoPurpose;
  onChange: (answer: PhotoAnswer) => void;
}

interface RowProps {
  photo: SentPhoto;
  number: number;
  onAgain: () => void;
  onRemove: () => void;
}

function Row({ photo: { file, photoId, problem }, number, onAgain, onRemove }: RowProps) {
  const { t } = useTranslation('bookings');
  const address = useDataAddress(file);
  const standing = problem ? `${problem.title}. ${problem.detail}` : t(photoId ? 'photos.sent' : 'photos.sending');
  return (
    <li className={styles.photo}>
      {address && <img className={styles.small} src={address} alt="" />}
      <div className={styles.words}>
        <p>
          <strong>{t('photos.number', { number })}</strong> {standing}
        </p>
        {problem && (problem.status === 0 || problem.status >= 500) && (
          <Button variant="secondary" onClick={onAgain} aria-label={t('photos.againNamed', { number })}>
            {t('photos.again')}
          </Button>
        )}
        <Button variant="quiet" onClick={onRemove} aria-label={t('photos.removeNamed', { number })}>
          {t('photos.remove')}
        </Button>
      </div>
    </li>
  );
}

/** Photos from the camera or the library, sent one by one as they are chosen. */
export function PhotoField({ id, label, hint, error, optional, bookingId, purpose, onChange }: PhotoFieldProps) {
  const { t } = useTranslation('bookings');
  const ids = useFieldIds(id, { hint, error });
  const { photos, add, again, remove } = usePhotos(bookingId, purpose, onChange);
  const arrived = photos.filter(({ photoId }) => photoId).length;
  const refused = photos.filter(({ problem }) => problem).length;
  return (
    <fieldset className={styles.field} aria-describedby={ids.describedBy}>
      <legend className={styles.legend}>
        <FieldLabel label={label} optional={optional ?? false} />
      </legend>
      <FieldNotes hint={hint} error={error} ids={ids} />
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <Row
              key={photo.clientId}
              photo={photo}
              number={index + 1}
              onAgain={() => again(photo)}
              onRemove={() => {
                remove(photo);
                // The button that was pressed goes away.
                focusField(ids.id);
              }}
            />
          ))}
        </ul>
      )}
      <label className={styles.add} htmlFor={ids.id}>
        <Icon name="plus" />
        <span>{t(photos.length > 0 ? 'photos.addMore' : 'photos.add')}</span>
        <input
          id={ids.id}
          className={styles.file}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            // The same file can be chosen again after it was removed.
            target.value = '';
          }}
        />
      </label>
      <StatusMessage message={photos.length === 0 ? '' : [t('photos.arrived', { count: arrived }), refused > 0 ? t('photos.refused', { count: refused }) : ''].filter(Boolean).join(' ')} />
    </fieldset>
  );
}
