import { useRef, useState } from 'react';
import type { PhotoPurpose } from '@passerelle/shared/photos/contract';
import { api } from '../../../lib/api';
import { isProblem, type ApiProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';

/** What a form keeps of photos: those that have arrived, and whether more are on their way. */
export interface PhotoAnswer {
  readonly ids: readonly string[];
  readonly sending: boolean;
}
export const noPhotos: PhotoAnswer = { ids: [], sending: false };

export interface SentPhoto {
  /** The same photo sent again is the same one. */
  readonly clientId: string;
  readonly file: File;
  readonly photoId?: string;
  readonly problem?: ApiProblem;
}

const answerOf = (photos: readonly SentPhoto[]): PhotoAnswer => ({
  ids: photos.flatMap(({ photoId }) => photoId ?? []),
  sending: photos.some(({ photoId, problem }) => !photoId && !problem),
});

/** Sends each photo as soon as it is chosen; one that is refused stays in the list, with the reason. */
export function usePhotos(bookingId: string, purpose: PhotoPurpose, onChange: (answer: PhotoAnswer) => void) {
  const [photos, setPhotos] = useState<readonly SentPhoto[]>([]);
  // Several arrive while the page is drawn once.
  const latest = useRef(photos);
  const change = (next: readonly SentPhoto[]) => {
    latest.current = next;
    setPhotos(next);
    onChange(answerOf(next));
  };
  const replace = (photo: SentPhoto) => change(latest.current.map((known) => (known.clientId === photo.clientId ? photo : known)));

  const send = async ({ clientId, file }: SentPhoto) => {
    try {
      const { id } = await api.photos.add({ params: { bookingId }, query: { purpose, clientId }, body: file });
      replace({ clientId, file, photoId: id });
    } catch (error) {
      if (!isProblem(error)) throw error;
      replace({ clientId, file, problem: error });
    }
  };

  return {
    photos,
    add(files: readonly File[]) {
      const added = files.map((file): SentPhoto => ({ clientId: newKey(), file }));
      change([...latest.current, ...added]);
      for (const photo of added) void send(photo);
    },
    again({ clientId, file }: SentPhoto) {
      replace({ clientId, file });
      void send({ clientId, file });
    },
    remove({ clientId }: SentPhoto) {
      change(latest.current.filter((known) => known.clientId !== clientId));
    },
  };
}
