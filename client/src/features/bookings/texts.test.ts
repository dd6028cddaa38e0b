import { bookingProcess } from '@passerelle/shared/bookings/process';
import { bookingStates, declineReasons, moneyStates, transitionNames } from '@passerelle/shared/bookings/states';
import { preparations } from '@passerelle/shared/fit/preparation';
import { verdicts } from '@passerelle/shared/fit/result';
import i18next from 'i18next';
import { moneyKey, moneySituation, moneySituations } from './money-sentence';
import { nextStepKey, situations, type Viewer } from './next-step';
import { relationOf, timelineSentence } from './timeline-text';

const viewers: readonly Viewer[] = ['renter', 'owner', 'support'];
const people = { renter: { id: 'a', displayName: 'Zoé' }, owner: { id: 'b', displayName: 'Odile' } };
const values = { renter: 'Zoé', owner: 'Odile', total: '10 €', share: '8 €' };

describe.each(['fr', 'en'])('the texts of bookings in %s', (language) => {
  const t = i18next.getFixedT(language, 'bookings');
  const isSentence = (key: string) => {
    expect(i18next.exists(key, { ns: 'bookings', lng: language })).toBe(true);
    expect(t(key, values)).not.toMatch(/\{\{/);
  };

  it.each(bookingStates)('name the state %s', (state) => isSentence(`state.${state}`));

  it.each([...bookingStates, ...situations])('say to each viewer what to do in %s', (situation) => {
    for (const viewer of viewers) isSentence(nextStepKey(situation, viewer));
  });

  it('say to each viewer what money did, in every state', () => {
    const met = bookingStates.flatMap((state) => moneyStates.map((money) => moneySituation({ state, money })));
    expect(new Set(met)).toEqual(new Set(moneySituations));
    for (const situation of met) for (const viewer of viewers) isSentence(moneyKey(situation, viewer));
  });

  it.each(transitionNames)('tell each viewer of %s, whoever may have done it', (name) => {
    const actors = new Set(bookingProcess.filter((row) => row.name === name).flatMap((row) => row.who));
    expect(actors.size).toBeGreaterThan(0);
    for (const by of actors) {
      for (const viewer of viewers) {
        const sentence = timelineSentence({ name, by }, { ...people, viewer }, t);
        expect(sentence).not.toMatch(/\{\{|timeline\./);
        expect(sentence.length).toBeGreaterThan(5);
        if (relationOf(by, viewer) === 'other' && (by === 'renter' || by === 'owner')) expect(sentence).toContain(people[by].displayName);
      }
    }
  });

  it('know every reason, preparation, verdict and price line', () => {
    for (const reason of declineReasons) isSentence(`reason.${reason}`);
    for (const code of preparations) isSentence(`preparation.${code}`);
    for (const verdict of verdicts) isSentence(`fit.verdict.${verdict}`);
    for (const code of ['days', 'week_discount', 'month_discount', 'km_package', 'delivery', 'extra', 'insurance', 'service_fee', 'commission']) isSentence(`price.line.${code}`);
  });
});
