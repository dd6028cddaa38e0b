import { wheelchairSchema } from '@passerelle/shared/fit/model';
import fc from 'fast-check';
import { chairLimits, type ChairNumber } from '../../../lib/chairs';
import { draftOf, readAnswer, readDrafts, type ChairDraft } from './chair-draft';

const typed = (text: string) => ({ text, unknown: false });
const powered = { propulsion: 'powered', width: 665, length: 1150, height: 1380, occupiedMass: 230, chairMass: 145.5, ratedGrade: 18, headBow: 0, crashTested: 'yes', dockingPin: null } as const;

describe('a chair as it is typed', () => {
  it.each(['fr', 'en'])('comes back the same from the form (%s)', (locale) => {
    expect(readDrafts([draftOf(powered, 0, locale)])).toEqual({ chairs: [powered], faults: [] });
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
    ['660', 66, 'millimetres'],
    ['0,66', 66, 'metres'],
  ])('asks whether "%s" was meant as %d cm, written in %s', (text, suggestion) => {
    expect(readAnswer('width', typed(text)).fault).toMatchObject({ kind: 'other_unit', suggestion });
  });

  it.each(['12', '190', 'wide', '-66', '6e1'])('does not take "%s" as a width', (text) => {
    expect(readAnswer('width', typed(text)).fault).toBeDefined();
  });

  it('takes no answer, and "I don’t know", as unknown', () => {
    expect(readAnswer('width', typed('  '))).toEqual({ value: undefined });
    expect(readAnswer('width', { text: '66', unknown: true })).toEqual({ value: undefined });
  });

  it('needs to know who moves it, and names every field that is wrong', () => {
    const empty = draftOf(undefined, 0, 'en');
    const wrong: ChairDraft = { ...draftOf(powered, 1, 'en'), numbers: { ...empty.numbers, width: typed('660'), occupiedMass: typed('2300') } };
    const { faults } = readDrafts([empty, wrong]);
    expect(faults.map(({ fieldId }) => fieldId)).toEqual(['chair-0-propulsion', 'chair-1-width', 'chair-1-occupiedMass']);
  });

  it('leaves out what is not asked of such a chair', () => {
    const pushed = { ...draftOf(powered, 0, 'en'), propulsion: 'self' as const };
    expect(readDrafts([pushed]).chairs[0]).not.toHaveProperty('ratedGrade');
  });

  it('makes only chairs that the server takes', () => {
    const names = Object.keys(chairLimits).filter((name): name is ChairNumber => name in chairLimits);
    const answer = fc.oneof(fc.double({ min: 0, max: 3000, noNaN: true }).map((value) => typed(value.toFixed(2))), fc.constant({ text: '', unknown: true }));
    const numbers = fc.tuple(...names.map(() => answer)).map((answers) => Object.fromEntries(names.map((name, index) => [name, answers[index] ?? typed('')])));
    fc.assert(
      fc.property(fc.constantFrom('self', 'attendant', 'powered'), numbers, (propulsion, answers) => {
        const draft = { ...draftOf(undefined, 0, 'en'), propulsion, numbers: answers } as ChairDraft;
        const { chairs, faults } = readDrafts([draft]);
        for (const chair of faults.length === 0 ? chairs : []) expect(wheelchairSchema.safeParse(chair).success).toBe(true);
      }),
    );
  });
});
