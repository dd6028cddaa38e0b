import type { PhotoView } from '@passerelle/shared/bookings/handover';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../lib/api/new-key';
import type { AtCar } from '../at-car';
import type { KeptPhoto } from '../queue/handover';
import { shrinkPhoto } from '../../../lib/shrink-photo';

export interface Photos {
  /** Where the last one is not kept, and why. */
  readonly failed: { readonly view: PhotoView; readonly why: 'unreadable' | 'noRoom' } | undefined;
  add(view: PhotoView, file: File, instead?: KeptPhoto): Promise<void>;
  remove(photo: KeptPhoto): Promise<void>;
}

/** Photos of the draft; each is on the phone's disk before it is part of it. */
export function usePhotos({ phone: { store }, change }: AtCar, say: (sentence: string) => void): Photos {
  const { t } = useTranslation('handover');
  const [failed, setFailed] = useState<Photos['failed']>();
  const forget = async ({ clientId }: KeptPhoto) => {
    await change((draft) => ({ ...draft, photos: draft.photos.filter((photo) => photo.clientId !== clientId) }));
    await store.removePhoto(clientId);
  };
  const fail = (view: PhotoView, why: 'unreadable' | 'noRoom') => {
    setFailed({ view, why });
    say(t(`photo.${why}`));
  };
  return {
    failed,
    async add(view, file, instead) {
      const small = await shrinkPhoto(file);
      if (!small) return fail(view, 'unreadable');
      const clientId = newKey();
      const onDisk = await store.writePhoto(clientId, small).then(
        () => true,
        () => false,
      );
      if (!onDisk) return fail(view, 'noRoom');
      setFailed(undefined);
      const kept = await change((draft) => ({ ...draft, photos: [...draft.photos, { clientId, view, takenAt: new Date().toISOString() }] }));
      if (instead) await forget(instead);
      if (kept) say(t('photo.keptNow', { view: t(`view.${view}.name`) }));
    },
    async remove(photo) {
      await forget(photo);
      say(t('photo.removed', { view: t(`view.${photo.view}.name`) }));
      document.getElementById(`handover-photo-${photo.view}`)?.focus();
    },
  };
}
