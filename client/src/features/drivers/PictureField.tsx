import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shrinkPhoto } from '../../lib/shrink-photo';
import { useDataAddress } from '../../lib/use-data-address';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { FieldNotes, useFieldIds } from '../../ui/forms/FieldShell';
import { focusField } from '../../ui/forms/focus-field';
import { PhotoButton } from '../../ui/forms/PhotoButton';
import styles from './drivers.module.css';

export interface PictureFieldProps {
  id: string;
  error: string | undefined;
  value: Blob | undefined;
  onChange: (picture: Blob | undefined) => void;
}

/** One picture, from the camera or chosen, looked at before it is sent. */
export function PictureField({ id, error, value, onChange }: PictureFieldProps) {
  const { t } = useTranslation('drivers');
  const [unreadable, setUnreadable] = useState(false);
  const [said, setSaid] = useState('');
  const ids = useFieldIds(id, { hint: t('picture.hint'), error: unreadable ? t('picture.unreadable') : error });
  const address = useDataAddress(value);
  const take = async (file: File) => {
    const picture = await shrinkPhoto(file);
    setUnreadable(!picture);
    setSaid(t(picture ? 'picture.ready' : 'picture.unreadable'));
    if (picture) onChange(picture);
  };
  const remove = () => {
    onChange(undefined);
    setSaid(t('picture.removed'));
    // The button that was pressed goes away.
    focusField(id);
  };
  const source = (which: 'camera' | 'files') => ({ id: `${id}-${which}`, source: which, describedBy: ids.describedBy, onPhoto: (file: File) => void take(file) });
  return (
    <fieldset id={id} className={styles.picture}>
      <legend className={styles.legend}>{t('picture.label')}</legend>
      <FieldNotes hint={t('picture.hint')} error={unreadable ? t('picture.unreadable') : error} ids={ids} />
      {value && address && <img className={styles.preview} src={address} alt={t('picture.alt')} />}
      <ButtonRow>
        <PhotoButton {...source('camera')}>{t(value ? 'picture.takeAgain' : 'picture.take')}</PhotoButton>
        <PhotoButton {...source('files')}>{t(value ? 'picture.chooseAgain' : 'picture.choose')}</PhotoButton>
        {value && (
          <Button variant="quiet" onClick={remove}>
            {t('picture.remove')}
          </Button>
        )}
      </ButtonRow>
      <StatusMessage message={said} />
    </fieldset>
  );
}
