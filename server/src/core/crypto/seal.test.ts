import { seal, unseal } from './seal';

const to = { key: 'a key', purpose: 'tests.measures', owner: 'usr_1' };
const text = '{"width":640,"name":"the chair of grandmother"}';

describe('a sealed text', () => {
  it('opens for what it was sealed for, and differs every time', () => {
    const sealed = seal(to, text);
    expect(sealed).not.toContain('grandmother');
    expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('grandmother');
    expect(seal(to, text)).not.toBe(sealed);
    expect(unseal(to, sealed)).toBe(text);
  });

  it.each<[string, Partial<typeof to>]>([
    ['key', { key: 'another key' }],
    ['purpose', { purpose: 'tests.names' }],
    ['owner', { owner: 'usr_2' }],
  ])('does not open for another %s', (_what, other) => {
    expect(() => unseal({ ...to, ...other }, seal(to, text))).toThrow();
  });
});
