import { centsOf } from './euros';

it.each([
  ['120', 12_000],
  ['120,50', 12_050],
  ['0.29', 29],
  ['0', 0],
  ['', undefined],
  ['a lot', undefined],
  ['-5', undefined],
  ['100001', undefined],
])('"%s" euros are %s cents', (text, cents) => expect(centsOf(text)).toBe(cents));
