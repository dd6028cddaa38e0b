import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const red = { r: 200, g: 30, b: 30 };
const blue = { r: 30, g: 30, b: 200 };

/** A picture that is red on the left and blue on the right. */
const redAndBlue = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: blue } }).composite([
    { input: { create: { width: Math.floor(width / 2), height, channels: 3, background: red } }, left: 0, top: 0 },
  ]);

export const aPicture = (format: 'jpeg' | 'png' | 'webp' = 'jpeg', width = 640, height = 480): Promise<Buffer> => redAndBlue(width, height).toFormat(format).toBuffer();

/** As a phone held upright writes it: lying on its side, with orientation, place, device and XMP beside the pixels. */
export const aPhonePhoto = (width = 2400, height = 1800): Promise<Buffer> =>
  redAndBlue(width, height)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Fairphone', Model: 'Secret-Model' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 11/1 1856/100', GPSLongitudeRef: 'E', GPSLongitude: '5/1 43/1 2844/100' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Secret-Author"/></rdf:RDF></x:xmpmeta>')
    .toBuffer();

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}

/** A PNG of a few hundred bytes that says it is so many pixels wide and high. */
export function aPixelBomb(width = 60_000, height = 60_000): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const lines = deflateSync(Buffer.alloc(100_000), { level: 9 });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

/** Two pictures, one after the other. */
export async function aMovingPicture(): Promise<Buffer> {
  const frames = await Promise.all([aPicture('png', 40, 40), sharp({ create: { width: 40, height: 40, channels: 3, background: red } }).png().toBuffer()]);
  return sharp(frames, { join: { animated: true } }).webp().toBuffer();
}
