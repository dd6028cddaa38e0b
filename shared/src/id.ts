import { z } from 'zod';

/** What an id names, by its first three letters. */
export const idPrefixes = {
  user: 'usr',
  vehicle: 'vhc',
  booking: 'bkg',
  quote: 'quo',
  conversation: 'cnv',
  message: 'msg',
  event: 'evt',
  payment: 'pay',
  payout: 'out',
  block: 'blk',
  session: 'ses',
  case: 'cas',
  supportAct: 'act',
  ledger: 'led',
  alert: 'alt',
  photo: 'pho',
} as const;
export type IdPrefix = (typeof idPrefixes)[keyof typeof idPrefixes];

/** Crockford's base 32 in lower case: no i, l, o or u, so that an id survives being read out on the phone. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idBytes = 16;
const idCharacters = 26;

/** `bkg_` and 26 characters, made from exactly 16 random bytes. Throws a RangeError on any other length. */
export const makeId = (prefix: IdPrefix, randomBytes: Uint8Array): string => {
  if (randomBytes.length !== idBytes) throw new RangeError(`an id needs ${idBytes} random bytes, got ${randomBytes.length}`);
  let text = '';
  let waiting = 0;
  let bits = 0;
  for (const byte of randomBytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((waiting >> bits) & 31);
      waiting &= (1 << bits) - 1;
    }
  }
  // 128 bits are 25 characters and 3 bits over.
  return `${prefix}_${text}${alphabet.charAt((waiting << (5 - bits)) & 31)}`;
};

/** An id with one given prefix; issue message `id.malformed`. */
export const idSchema = (prefix: IdPrefix) =>
  z.string().regex(new RegExp(`^${prefix}_[${alphabet}]{${idCharacters}}$`), { error: 'id.malformed' });
