import type { PhotoSize } from '@passerelle/shared/photos/contract';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { createGate } from '../../core/gate';
import { addPhoto, type NewPhoto } from './add-photo';
import type { PhotoParts, PhotoSubjects } from './parts';
import type { Photo, PhotoSubject } from './photo';
import { renderPicture } from './render-picture';
import { createPhotoRepository } from './repository';
import { photoRoutes } from './routes';

export type { NewPhoto } from './add-photo';
export type { PhotoAccess, PhotoSubjects } from './parts';
export type { Photo, PhotoSubject } from './photo';

export interface PhotosFeature extends Feature {
  /** Idempotent by uploader and `clientId`. Throws `photos.not_an_image`, `photos.too_many_pixels` and `photos.too_many`. */
  add(photo: NewPhoto): Promise<{ id: string }>;
  /** Oldest first. */
  of(subject: PhotoSubject): Promise<readonly Photo[]>;
  read(id: string, size: PhotoSize): Promise<{ readonly bytes: Buffer; readonly type: 'image/webp' } | null>;
  /** Whether each of these, none named twice, is a photo of the subject. */
  belong(ids: readonly string[], subject: PhotoSubject): Promise<boolean>;
  /** The picture alone, upright and without anything a phone wrote beside it, as WebP; kept nowhere. Refusals as `add`. */
  clean(bytes: Uint8Array): Promise<Buffer>;
}

/** Two at a time: each may unpack 50 megapixels. */
const picturesAtOnce = 2;
const picturesWaiting = 20;

/** Photos of bookings and cars: decoded, cleaned, kept in the database so that every process can show them. */
export function createPhotos(context: Context, subjects: PhotoSubjects): PhotosFeature {
  const repository = createPhotoRepository(context.database);
  const parts: PhotoParts = { context, repository, subjects, gate: createGate({ atOnce: picturesAtOnce, waiting: picturesWaiting }) };
  return {
    name: 'photos',
    indexes: repository.indexes,
    contracts: [photoRoutes(parts)],
    add: (photo) => addPhoto(parts, photo),
    of: repository.of,
    async read(id, size) {
      const bytes = await repository.rendition(id, size);
      return bytes && { bytes, type: 'image/webp' };
    },
    async belong(ids, subject) {
      return new Set(ids).size === ids.length && (await repository.countOf(ids, subject)) === ids.length;
    },
    clean: async (bytes) => (await parts.gate.pass(() => renderPicture(bytes))).large,
  };
}
