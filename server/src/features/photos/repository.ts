import { Schema } from 'mongoose';
import { mostPhotosOfSubject, type PhotoSize } from '@passerelle/shared/photos/contract';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Photo, PhotoSubject, Renditions } from './photo';

type PhotoDocument = Omit<Photo, 'id'> & { _id: string };
interface RenditionDocument {
  _id: string;
  subject: string;
  bytes: Buffer;
}
interface CountDocument {
  _id: string;
  count: number;
}

const photoSchema = new Schema<PhotoDocument>(
  { _id: String, subject: String, purpose: String, uploaderId: String, clientId: String, takenAt: { type: Date, default: null }, at: Date },
  { versionKey: false },
);
const renditionSchema = new Schema<RenditionDocument>({ _id: String, subject: String, bytes: Buffer }, { versionKey: false });
const countSchema = new Schema<CountDocument>({ _id: String, count: Number }, { versionKey: false });

const toPhoto = ({ _id, ...rest }: PhotoDocument): Photo => ({ id: _id, ...rest });
const renditionId = (photoId: string, size: PhotoSize): string => `${photoId}:${size}`;

export type PhotoRepository = ReturnType<typeof createPhotoRepository>;

/** Each size is a document of its own, far below a document's 16 MB: a list reads none of them, and a small one never loads the large one. */
export function createPhotoRepository({ connection }: Database) {
  const photos = connection.model<PhotoDocument>('Photo', photoSchema, 'photos');
  const renditions = connection.model<RenditionDocument>('PhotoRendition', renditionSchema, 'photo_renditions');
  const counts = connection.model<CountDocument>('PhotoCount', countSchema, 'photo_counts');

  const indexes: CollectionIndexes[] = [
    {
      model: photos,
      indexes: [
        { name: 'subject', key: { subject: 1, at: 1 } },
        { name: 'once', key: { subject: 1, uploaderId: 1, clientId: 1 }, unique: true },
      ],
    },
    { model: renditions, indexes: [{ name: 'subject', key: { subject: 1 } }] },
    { model: counts, indexes: [] },
  ];

  return {
    indexes,

    async byId(id: string): Promise<Photo | null> {
      const found = await photos.findById(id).lean<PhotoDocument>();
      return found && toPhoto(found);
    },

    async sent({ subject, uploaderId, clientId }: Pick<Photo, 'subject' | 'uploaderId' | 'clientId'>): Promise<Photo | null> {
      const found = await photos.findOne({ subject, uploaderId, clientId }).lean<PhotoDocument>();
      return found && toPhoto(found);
    },

    /** Oldest first. */
    async of(subject: PhotoSubject): Promise<Photo[]> {
      const found = await photos.find({ subject }).sort({ at: 1, _id: 1 }).lean<PhotoDocument[]>();
      return found.map(toPhoto);
    },

    async countOf(ids: readonly string[], subject: PhotoSubject): Promise<number> {
      return photos.countDocuments({ _id: { $in: [...ids] }, subject });
    },

    /** Counts one more; false when the subject has as many as it may. */
    async takePlace(subject: PhotoSubject, session: Session): Promise<boolean> {
      await counts.updateOne({ _id: subject }, { $setOnInsert: { count: 0 } }, { session, upsert: true });
      const { matchedCount } = await counts.updateOne({ _id: subject, count: { $lt: mostPhotosOfSubject } }, { $inc: { count: 1 } }, { session });
      return matchedCount === 1;
    },

    /** Throws the error of a duplicate key when this uploader has sent this clientId before. */
    async insert({ id, ...photo }: Photo, { large, medium, small }: Renditions, session: Session): Promise<void> {
      const { subject } = photo;
      await photos.create([{ _id: id, ...photo }], { session });
      await renditions.insertMany(
        [
          { _id: renditionId(id, 'large'), subject, bytes: large },
          { _id: renditionId(id, 'medium'), subject, bytes: medium },
          { _id: renditionId(id, 'small'), subject, bytes: small },
        ],
        { session },
      );
    },

    async rendition(id: string, size: PhotoSize): Promise<Buffer | null> {
      const found = await renditions.findById(renditionId(id, size));
      return found && found.bytes;
    },
  };
}
