/** Enough to read a dashboard and to see a scratch; the server keeps no more than 1600. */
const longestEdge = 2_000;
const smallBytes = 600_000;
const quality = 0.85;

/** Undefined: this is no picture that the browser can read. */
async function decode(file: Blob): Promise<ImageBitmap | undefined> {
  return createImageBitmap(file).catch(() => undefined);
}

function toJpeg(bitmap: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, longestEdge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

/** A photo small enough to keep by the dozen and to send over a bad line. Undefined where it cannot be read as a picture. */
export async function shrinkPhoto(file: Blob): Promise<Blob | undefined> {
  const bitmap = await decode(file);
  if (!bitmap) return undefined;
  try {
    const small = file.size <= smallBytes && Math.max(bitmap.width, bitmap.height) <= longestEdge;
    return small ? file : ((await toJpeg(bitmap)) ?? file);
  } finally {
    bitmap.close();
  }
}
