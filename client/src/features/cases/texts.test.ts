import { problemKinds } from '@passerelle/shared/bookings/contract';
import { transitionNames } from '@passerelle/shared/bookings/states';
import { supportActs } from '@passerelle/shared/cases/contract';
import { caseSteps, otherCaseKinds } from '@passerelle/shared/cases/kinds';
import i18next from 'i18next';
import { actForms } from './act-forms';

/** Every kind that a case can be opened with; none is left to the words for what is unknown. */
const caseKinds = [...caseSteps, ...problemKinds, ...otherCaseKinds];
const stating = transitionNames.filter((name) => ['report-owner-absent', 'report-renter-absent', 'contest', 'answer', 'refuse-at-pickup', 'report-problem'].includes(name));

describe.each(['fr', 'en'])('the texts of support in %s', (lng) => {
  const t = i18next.getFixedT(lng, 'cases');
  const isSentence = (key: string) => {
    expect({ key, known: i18next.exists(key, { ns: 'cases', lng }) }).toEqual({ key, known: true });
    expect(t(key)).not.toMatch(/\{\{/);
  };

  it.each(caseKinds)('name the case %s and say what can be done', (kind) => {
    isSentence(`caseKind.${kind}`);
    isSentence(`caseDo.${kind}`);
  });

  it('say something of their own for every case', () => {
    for (const part of ['caseKind', 'caseDo']) expect(new Set(caseKinds.map((kind) => t(`${part}.${kind}`))).size).toBe(new Set(caseKinds).size);
  });

  it('have no words for a case that nothing opens', () => {
    const { caseKind, caseDo } = i18next.getResourceBundle(lng, 'cases') as Record<'caseKind' | 'caseDo', object>;
    const known = new Set([...caseKinds, 'unknown']);
    expect(Object.keys(caseKind).filter((kind) => !known.has(kind))).toEqual([]);
    expect(new Set(Object.keys(caseDo))).toEqual(known);
  });

  it.each(supportActs)('name the act %s, what it does and how it can end', (name) => {
    isSentence(`act.name.${name}`);
    isSentence(`act.says.${name}`);
    if (name !== 'force') for (const outcome of actForms[name].outcomes) isSentence(`act.outcome.${outcome}`);
  });

  it.each(stating)('say what a statement at %s is about', (name) => isSentence(`statements.about.${name}`));
});
