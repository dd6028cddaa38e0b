import { checkDriver } from '@passerelle/shared/fit/driver';
import i18next from 'i18next';
import { codeGroups, codeKey, isKnownCode, readCodes } from './licence-codes';

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const codes = codeGroups.flatMap((group) => [...group.codes]);

describe('the codes of a licence', () => {
  it('are those that the fit rule knows', () => {
    const anyCode = twoDigits.flatMap((group) => [group, ...twoDigits.map((part) => `${group}.${part}`)]);
    // A car that meets no code at all, and of which the gearbox is not known.
    const decided = anyCode.filter((code) => checkDriver({ licenceCodesMet: [] }, [code]) === 'no' && !code.startsWith('5'));
    expect(decided.filter((code) => !isKnownCode(code))).toEqual([]);
    expect(codes.filter((code) => !decided.includes(code))).toEqual(['78', '10.02', '20.07', '40.01', '50', '51']);
  });

  it.each([
    ['10.02, 25.04 40.11', ['10.02', '25.04', '40.11']],
    ['25,04', ['25.04']],
    ['10,25', ['10', '25']],
    ['10,25.04', ['10', '25.04']],
    ['20.06(100N) ; 78 78', ['20.06', '100', '78']],
    ['none', []],
  ])('are read from "%s"', (text, read) => {
    expect(readCodes(text)).toEqual(read);
  });

  it.each(['fr', 'en'])('have words in %s', (lng) => {
    expect(codes.filter((code) => !i18next.exists(`code.${codeKey(code)}`, { ns: 'measure', lng }))).toEqual([]);
    expect(codeGroups.filter(({ name }) => !i18next.exists(`driver.group.${name}`, { ns: 'measure', lng }))).toEqual([]);
  });
});
