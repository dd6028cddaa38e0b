import { photosContract } from '@passerelle/shared/photos/contract';
import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import { serve, type MountedContract } from '../../core/http/route';
import { addPhoto } from './add-photo';
import type { PhotoAccess, PhotoParts } from './parts';
import type { PhotoSubject } from './photo';

/** A photo never changes; the hour bounds how long it outlives the right to see it. */
const keptSeconds = 3600;

export function photoRoutes(parts: PhotoParts): MountedContract {
  const { repository, subjects } = parts;

  async function accessTo(subject: PhotoSubject, viewer: Viewer): Promise<PhotoAccess> {
    const [kind, id = ''] = subject.split(':');
    return kind === 'booking' ? subjects.booking(id, viewer) : 'none';
  }

  return serve(photosContract, {
    async add({ params, query, body, viewer }) {
      const subject: PhotoSubject = `booking:${params.bookingId}`;
      const access = await accessTo(subject, viewer);
      if (access === 'none') throw problem('bookings.not_found');
      if (access === 'see') throw problem('photos.not_now');
      const { purpose, clientId, takenAt } = query;
      return addPhoto(parts, { subject, purpose, clientId, uploaderId: viewer.accountId, bytes: body, ...(takenAt ? { takenAt: new Date(takenAt) } : {}) });
    },
    async list({ params, viewer }) {
      const subject: PhotoSubject = `booking:${params.bookingId}`;
      if ((await accessTo(subject, viewer)) === 'none') throw problem('bookings.not_found');
      const items = (await repository.of(subject)).map(({ id, purpose, uploaderId, at, takenAt }) => ({
        id,
        purpose,
        mine: uploaderId === viewer.accountId,
        sentAt: at.toISOString(),
        ...(takenAt ? { takenAt: takenAt.toISOString() } : {}),
      }));
      return { items };
    },
    async read({ params, query, viewer }) {
      const photo = await repository.byId(params.photoId);
      if (!photo || (await accessTo(photo.subject, viewer)) === 'none') throw problem('photos.not_found');
      const bytes = await repository.rendition(photo.id, query.size);
      if (!bytes) throw problem('photos.not_found');
      return { type: 'image/webp', bytes, fileName: `${photo.id}.webp`, keptSeconds };
    },
  });
}
