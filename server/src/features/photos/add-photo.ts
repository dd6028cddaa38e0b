import { problem } from '@passerelle/shared/problem';
import { isDuplicateKey } from '../../core/database/errors';
import type { PhotoParts } from './parts';
import type { Photo, Renditions } from './photo';
import { renderPicture } from './render-picture';

export type NewPhoto = Pick<Photo, 'subject' | 'purpose' | 'uploaderId' | 'clientId'> & { readonly takenAt?: Date | undefined; readonly bytes: Uint8Array };

async function store({ context, repository }: PhotoParts, photo: Photo, renditions: Renditions): Promise<Photo> {
  try {
    await context.transaction(async (session) => {
      if (!(await repository.takePlace(photo.subject, session))) throw problem('photos.too_many');
      await repository.insert(photo, renditions, session);
    });
    return photo;
  } catch (error) {
    // Sent twice at the same moment: the index let one through, and that is the photo.
    const first = isDuplicateKey(error) ? await repository.sent(photo) : null;
    if (first) return first;
    throw error;
  }
}

/**
 * Keeps a photo; a phone that did not hear the answer sends it again, and there is still one. Who may is the caller's question.
 * Throws `photos.not_an_image`, `photos.too_many_pixels` and `photos.too_many`.
 */
export async function addPhoto(parts: PhotoParts, { bytes, takenAt, ...rest }: NewPhoto): Promise<{ id: string }> {
  const { context, repository, gate } = parts;
  const before = await repository.sent(rest);
  if (before) return { id: before.id };
  const renditions = await gate.pass(() => renderPicture(bytes));
  const photo: Photo = { ...rest, id: context.newId('pho'), takenAt: takenAt ?? null, at: context.clock.now() };
  const { id } = await store(parts, photo, renditions);
  return { id };
}
