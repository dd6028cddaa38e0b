import sharp, { type Sharp } from 'sharp';
import { mostPhotoPixels, photoEdges, type PhotoSize } from '@passerelle/shared/photos/contract';
import { problem } from '@passerelle/shared/problem';
import type { Renditions } from './photo';

// The decoders that a stranger's bytes may reach; above all not SVG, which reads files, nor PDF.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
// Pictures run side by side (see the gate in index.ts), each on one thread, and none is decoded twice.
sharp.concurrency(1);
sharp.cache(false);

const longestSeconds = 20;
/** The first that is small enough is kept: a photo of leaves or gravel is several times as large as one of a door. */
const qualities = [80, 60, 40];
const mostRenditionBytes = 1_500_000;

/** Reads the head of the file only: a bomb is known before a pixel of it is unpacked. */
async function checkHead(bytes: Uint8Array): Promise<void> {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (pages > 1) throw problem('photos.not_an_image');
  if (width * height > mostPhotoPixels) throw problem('photos.too_many_pixels');
}

async function encode(picture: Sharp, [quality = 40, ...lower] = qualities): Promise<Buffer> {
  const bytes = await picture.clone().webp({ quality }).toBuffer();
  return bytes.length <= mostRenditionBytes || lower.length === 0 ? bytes : encode(picture, lower);
}

async function render(bytes: Uint8Array): Promise<Renditions> {
  const { data, info } = await sharp(bytes, { limitInputPixels: mostPhotoPixels, failOn: 'error' })
    .timeout({ seconds: longestSeconds })
    .autoOrient()
    .resize({ width: photoEdges.large, height: photoEdges.large, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sized = (size: PhotoSize) =>
    sharp(data, { raw: info }).resize({ width: photoEdges[size], height: photoEdges[size], fit: 'inside', withoutEnlargement: true });
  return { large: await encode(sized('large')), medium: await encode(sized('medium')), small: await encode(sized('small')) };
}

/** What a library says of bytes it cannot read, in our words. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // sharp gives plain errors; anything of another class is a refusal of ours, or a fault.
    if (error instanceof Error && error.constructor === Error) throw problem('photos.not_an_image');
    throw error;
  }
}

/**
 * Decodes a picture whatever its name or type says, turns it upright and gives it in three sizes, as WebP in sRGB: place, device and all
 * else that a phone writes beside the pixels is gone. Throws `photos.not_an_image` (also for moving ones) and `photos.too_many_pixels`.
 */
export async function renderPicture(bytes: Uint8Array): Promise<Renditions> {
  if (bytes.length === 0) throw problem('photos.not_an_image');
  return readable(async () => {
    await checkHead(bytes);
    return render(bytes);
  });
}
