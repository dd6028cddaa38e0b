import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** What a sealed text is bound to: it opens with nothing else. */
export interface SealFor {
  /** The installation's `FIELD_KEY`. */
  readonly key: string;
  /** One for each kind of text, so that each has a key of its own: `accounts.second-factor`. */
  readonly purpose: string;
  /** Whose it is: an id. */
  readonly owner: string;
}

const keyOf = ({ key, purpose }: SealFor): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/** Encrypts a text for the database (AES-256-GCM). */
export function seal(to: SealFor, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyOf(to), iv).setAAD(Buffer.from(to.owner));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when key, purpose, owner or text is not the one it was sealed with. */
export function unseal(to: SealFor, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(algorithm, keyOf(to), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(to.owner))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
}
