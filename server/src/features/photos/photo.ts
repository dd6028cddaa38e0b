import type { PhotoPurpose, PhotoSize } from '@passerelle/shared/photos/contract';

/** What a photo is of: a booking or a car. */
export type PhotoSubject = `booking:${string}` | `vehicle:${string}`;

export interface Photo {
  readonly id: string;
  readonly subject: PhotoSubject;
  readonly purpose: PhotoPurpose;
  readonly uploaderId: string;
  /** Made by the sender's phone: the same one again is the same photo. */
  readonly clientId: string;
  /** By the clock of the phone. */
  readonly takenAt: Date | null;
  readonly at: Date;
}

/** The picture in every size, as WebP, without anything but the picture. */
export type Renditions = Readonly<Record<PhotoSize, Buffer>>;
