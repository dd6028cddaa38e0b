import sharp from 'sharp';
import { Problem } from '@passerelle/shared/problem';
import { aMovingPicture, aPhonePhoto, aPicture, aPixelBomb } from './picture-fixtures';
import { renderPicture } from './render-picture';

// Pictures of several megapixels, on a machine that may be busy.
jest.setTimeout(30_000);

const refusalOf = async (bytes: Uint8Array): Promise<string> =>
  renderPicture(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

/** The colour of one pixel, given by its place in the picture from 0 to 1. */
async function colourAt(picture: Buffer, x: number, y: number): Promise<'red' | 'blue'> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return (data[at] ?? 0) > (data[at + 2] ?? 0) ? 'red' : 'blue';
}

describe('a photo from a phone', () => {
  it('stands upright in three sizes', async () => {
    const made = await renderPicture(await aPhonePhoto(2400, 1800));
    const sizes = await Promise.all(Object.values(made).map((bytes) => sharp(bytes).metadata()));
    expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual([['webp', 1200, 1600], ['webp', 600, 800], ['webp', 180, 240]]);
    // Orientation 6: what lies on the left stands on top.
    for (const bytes of Object.values(made)) expect([await colourAt(bytes, 0.5, 0.1), await colourAt(bytes, 0.5, 0.9)]).toEqual(['red', 'blue']);
  });

  it('keeps nothing of place, device or author', async () => {
    const sent = await aPhonePhoto();
    const before = await sharp(sent).metadata();
    expect(before.exif?.toString('latin1')).toContain('Secret-Model');
    expect(before.xmp?.toString()).toContain('Secret-Author');
    for (const bytes of Object.values(await renderPicture(sent))) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(bytes.toString('latin1')).not.toMatch(/Secret|Exif|xmpmeta|Fairphone/);
    }
  });

  it('is not made larger than it is', async () => {
    const { large, medium, small } = await renderPicture(await aPicture('jpeg', 500, 300));
    const edges = await Promise.all([large, medium, small].map(async (bytes) => (await sharp(bytes).metadata()).width));
    expect(edges).toEqual([500, 500, 240]);
  });

  it('stays well below the limit of a document, whatever it shows', async () => {
    const { large } = await renderPicture(await sharp({ create: { width: 3000, height: 3000, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 80 } } }).jpeg().toBuffer());
    expect(large.length).toBeLessThan(2_000_000);
  });
});

describe('what is a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s is', async (format) => {
    expect(await refusalOf(await aPicture(format))).toBe('taken');
  });

  it('see-through parts become white, not black', async () => {
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const { data } = await sharp((await renderPicture(clear)).small).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(250);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>';
  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['a text with the name of a picture', () => Buffer.from('This is not a picture.jpg'), 'photos.not_an_image'],
    ['no bytes at all', () => Buffer.alloc(0), 'photos.not_an_image'],
    ['a drawing that could name files', () => Buffer.from(svg), 'photos.not_an_image'],
    ['a GIF', () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).gif().toBuffer(), 'photos.not_an_image'],
    ['a TIFF', () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).tiff().toBuffer(), 'photos.not_an_image'],
    ['a moving picture', aMovingPicture, 'photos.not_an_image'],
    ['a JPEG whose end is missing', async () => (await aPicture('jpeg', 1200, 900)).subarray(0, 4_000), 'photos.not_an_image'],
    ['a PNG whose end is missing', async () => (await aPicture('png', 1200, 900)).subarray(0, 900), 'photos.not_an_image'],
    ['the first bytes of a JPEG and then noise', () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(5_000, 0x5a)]), 'photos.not_an_image'],
    ['a few hundred bytes that would unpack to 3,600 megapixels', () => aPixelBomb(), 'photos.too_many_pixels'],
    ['one line of 51 million pixels', () => aPixelBomb(51_000_000, 1), 'photos.too_many_pixels'],
  ])('%s is refused', async (_name, make, code) => {
    expect(await refusalOf(await make())).toBe(code);
  });
});
