import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import type { KeptPhoto } from './queue/handover';
import type { HandoverStore } from './queue/store';

export interface PhotoPictureProps {
  photo: Pick<KeptPhoto, 'clientId' | 'id'>;
  store: HandoverStore;
  name: string;
  className?: string | undefined;
}

/** A photo that this phone keeps, or the server's copy of it. */
export function PhotoPicture({ photo: { clientId, id }, store, name, className }: PhotoPictureProps) {
  const { t } = useTranslation('handover');
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    const read = async () => (await store.photo(clientId)) ?? (id === undefined ? undefined : api.photos.read({ params: { photoId: id }, query: { size: 'medium' } }));
    read().then(
      (bytes) => {
        if (gone || !bytes) return;
        made = URL.createObjectURL(bytes);
        setUrl(made);
      },
      // Its place stays, with its name.
      () => undefined,
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [clientId, id, store]);
  return url ? <img src={url} alt={t('photo.alt', { view: name })} className={className} /> : <div className={className} />;
}
