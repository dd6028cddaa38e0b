import { wheelchairSchema } from '@passerelle/shared/fit/model';
import fc from 'fast-check';
import { chairLimits, chairNumbers, type ChairNumber } from '../../lib/chairs/chair-limits';
import { draftOf, readAnswer, readDraft, type ChairDraft } from './chair-draft';

const typed = (text: string) => ({ text, unknown: false });
const powered = { propulsion: 'powered', width: 665, length: 1150, height: 1380, occupiedMass: 230, chairMass: 145.5, ratedGrade: 18, headBow: 0, crashTested: 'yes', dockingPin: null, precision: { width: 10, length: 10, height: 10 } } as const;
const blank = draftOf(undefined, '', 'en');
const answered = (numbers: Partial<Record<ChairNumber, string>>, draft: ChairDraft = { ...blank, propulsion: 'powered' }): ChairDraft => ({
  ...draft,
  numbers: { ...draft.numbers, ...Object.fromEntries(Object.entries(numbers).map(([name, text]) => [name, typed(text)])) },
});

describe('a chair as it is typed', () => {
  it.each(['fr', 'en'])('comes back the same from the form (%s)', (locale) => {
    expect(readDraft(draftOf(powered, 'Papa', locale))).toEqual({ name: 'Papa', wheelchair: powered, faults: [] });
  });

  it.each([
    ['66', 660],
    ['66,5', 665],
    ['66.5', 665],
    [' 66 ', 660],
  ])('counts "%s" cm as %d mm', (text, mm) => {
    expect(readAnswer('width', typed(text)).value).toBe(mm);
  });

  it.each([
    ['640', 64, 'millimetres'],
    ['0,64', 64, 'metres'],
    ['6,4', 64, 'decimetres'],
  ])('asks whether "%s" was meant as %d cm, written in %s', (text, suggestion) => {
    expect(readAnswer('width', typed(text)).fault).toMatchObject({ kind: 'other_unit', suggestion });
  });

  it.each(['1', '190', 'wide', '-66', '6e1'])('does not take "%s" as a width', (text) => {
    expect(readAnswer('width', typed(text)).fault).toBeDefined();
  });

  it.each([
    ['5 cm', 'width', '5'],
    ['5 m', 'length', '500'],
  ] as const)('of %s is asked again', (_, name, text) => {
    expect(readDraft(answered({ [name]: text })).faults).toMatchObject([{ name }]);
  });

  it('takes no answer, and "I don’t know", as unknown', () => {
    expect(readAnswer('width', typed('  '))).toEqual({ value: undefined });
    expect(readAnswer('width', { text: '66', unknown: true })).toEqual({ value: undefined });
  });

  it('needs to know who moves it, and names every answer that is wrong', () => {
    const { wheelchair, faults } = readDraft(answered({ width: '660', occupiedMass: '2300' }, blank));
    expect(wheelchair).toBeUndefined();
    expect(faults.map(({ name }) => name)).toEqual(['propulsion', 'width', 'occupiedMass']);
  });

  it('leaves out what is not asked of such a chair, and the exactness of lengths that are not known', () => {
    const pushed: ChairDraft = { ...answered({ width: '66', ratedGrade: '18' }), propulsion: 'self', precision: '10' };
    expect(readDraft(pushed).wheelchair).toEqual({ propulsion: 'self', crashTested: 'unknown', width: 660, precision: { width: 10 } });
  });

  it('makes only chairs that the server takes', () => {
    const answer = fc.oneof(fc.double({ min: 0, max: 3000, noNaN: true }).map((value) => typed(value.toFixed(2))), fc.constant({ text: '', unknown: true }));
    const numbers = fc.tuple(...chairNumbers.map(() => answer)).map((answers) => Object.fromEntries(chairNumbers.map((name, index) => [name, answers[index] ?? typed('')])));
    fc.assert(
      fc.property(fc.constantFrom('self', 'attendant', 'powered'), fc.constantFrom('', '0', '10', '30'), numbers, (propulsion, precision, answers) => {
        const draft = { ...blank, propulsion, precision, numbers: answers } as ChairDraft;
        const { wheelchair, faults } = readDraft(draft);
        expect(wheelchair === undefined).toBe(faults.length > 0);
        if (wheelchair) expect(wheelchairSchema.safeParse(wheelchair).success).toBe(true);
      }),
    );
  });

  it.each(Object.keys(chairLimits))('knows the limits of %s', (name) => {
    expect(chairNumbers).toContain(name);
  });
});
