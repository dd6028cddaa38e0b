import fc from 'fast-check';
import { idPrefixes, idSchema, makeId } from './id';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('ids', () => {
  it('are a prefix and 26 characters that the schema of the prefix accepts', () => {
    fc.assert(fc.property(bytes, fc.constantFrom(...Object.values(idPrefixes)), (random, prefix) => {
      const id = makeId(prefix, random);
      expect(id).toHaveLength(30);
      expect(idSchema(prefix).safeParse(id).success).toBe(true);
    }));
  });

  it('differ when a single bit differs', () => {
    fc.assert(fc.property(bytes, fc.integer({ min: 0, max: 127 }), (random, bit) => {
      const other = random.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(makeId('bkg', other)).not.toBe(makeId('bkg', random));
    }));
  });

  it('are written in Crockford base 32', () => {
    expect(makeId('bkg', new Uint8Array(16))).toBe(`bkg_${'0'.repeat(26)}`);
    expect(makeId('usr', new Uint8Array(16).fill(255))).toBe(`usr_${'z'.repeat(25)}w`);
  });

  it('need exactly 16 random bytes', () => {
    expect(() => makeId('bkg', new Uint8Array(15))).toThrow(RangeError);
  });

  it.each(['', 'bkg_', `usr_${'0'.repeat(26)}`, `bkg_${'0'.repeat(25)}u`, `bkg_${'0'.repeat(27)}`])('are not %p as a booking', (text) => {
    expect(idSchema('bkg').safeParse(text).success).toBe(false);
  });

  it('have prefixes that differ', () => {
    expect(new Set(Object.values(idPrefixes)).size).toBe(Object.keys(idPrefixes).length);
  });
});
