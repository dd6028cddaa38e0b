import fc from 'fast-check';
import { parseForm } from './form';

describe('reading a form body', () => {
  it.each<[string, string, unknown]>([
    ['plain fields', 'a=1&b=x%20y', { a: '1', b: 'x y' }],
    ['nested fields', 'a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
    ['numbered lists', 'l[0][n]=1&l[1][n]=2', { l: [{ n: '1' }, { n: '2' }] }],
    ['unnumbered lists', 'expand[]=x&expand[]=y', { expand: ['x', 'y'] }],
    ['brackets that do not pair up, kept whole', 'a[b=1', { 'a[b': '1' }],
    ['the last of two values', 'a=1&a=2', { a: '2' }],
  ])('reads %s', (_, body, wanted) => {
    expect(JSON.parse(JSON.stringify(parseForm(body)))).toEqual(wanted);
  });

  it('takes any input without failing or touching a prototype', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[ab_[\]0]{0,12}$|^__proto__\[a\]$|^constructor\[prototype\]\[a\]$/), fc.string())), (pairs) => {
        parseForm(new URLSearchParams(pairs).toString());
        expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
      }),
    );
  });
});
