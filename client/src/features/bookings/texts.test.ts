import { problemKinds } from '@passerelle/shared/bookings/contract';
import { bookingProcess } from '@passerelle/shared/bookings/process';
import { bookingStates, declineReasons, depositStates, moneyStates, transitionNames } from '@passerelle/shared/bookings/states';
import { preparations } from '@passerelle/shared/fit/preparation';
import { verdicts } from '@passerelle/shared/fit/result';
import { extraCodes } from '@passerelle/shared/vehicles/extras';
import i18next from 'i18next';
import { relationOf, timelineDetails, timelineSentence } from '../../lib/booking-timeline';
import { createFormat } from '../../lib/format';
import { overageKey, overageStandings } from './booking/OverageCard';
import { toldDeadlines } from './booking/NowCard';
import { claimStepKey, claimSteps } from './claim/ClaimCard';
import { differences } from './change/difference';
import { moneyKey, moneySituation, moneySituations } from './money-sentence';
import { nextStepKey, situations, turnNames, type Viewer } from './next-step';
import { lineLabel } from '../../lib/price-lines';

const viewers: readonly Viewer[] = ['renter', 'owner', 'support'];
const people = { renter: { id: 'a', displayName: 'Zoé' }, owner: { id: 'b', displayName: 'Odile' } };
const values = { renter: 'Zoé', owner: 'Odile', other: 'Odile', total: '10 €', share: '8 €', amount: '5 €', at: 'Monday', left: 'in 2 hours', thing: 'the ramp' };

/** Where the process goes several ways, each is told; these are nobody's to see apart. */
const toldAlike: readonly string[] = ['decline-change-open', 'pay-again-rental', 'pay-again-change', 'pay-again-deposit'];

describe.each(['fr', 'en'] as const)('the texts of bookings in %s', (language) => {
  const t = i18next.getFixedT(language, 'bookings');
  const isSentence = (key: string) => {
    expect({ key, known: i18next.exists(key, { ns: 'bookings', lng: language }) }).toEqual({ key, known: true });
    expect(t(key, values)).not.toMatch(/\{\{/);
  };

  it.each(bookingStates)('name the state %s', (state) => isSentence(`state.${state}`));

  it.each([...bookingStates, ...situations])('say to each viewer what to do in %s', (situation) => {
    for (const viewer of viewers) isSentence(nextStepKey({ viewer }, situation));
  });

  it.each(turnNames)('say whose turn it is at %s', (name) => isSentence(nextStepKey({ viewer: 'renter', needsYou: { name } }, 'confirmed')));

  it.each([...toldDeadlines, 'turn'])('say what happens by itself at %s', (name) => isSentence(`deadline.${name}`));

  it('say to each viewer what money did, in every state', () => {
    const met = bookingStates.flatMap((state) => moneyStates.map((money) => moneySituation({ state, money })));
    expect(new Set(met)).toEqual(new Set(moneySituations));
    for (const situation of met) for (const viewer of viewers) isSentence(moneyKey(situation, viewer));
  });

  it('say how a deposit, a payout, a supplement, a claim and a difference stand', () => {
    for (const state of depositStates) isSentence(`deposit.${state}`);
    for (const state of ['due', 'waiting', 'paid']) for (const viewer of ['owner', 'support']) isSentence(`payout.${state}.${viewer}`);
    for (const viewer of viewers) {
      for (const standing of overageStandings) isSentence(overageKey(standing, viewer));
      for (const step of claimSteps) isSentence(claimStepKey(step, viewer));
      for (const difference of differences) isSentence(`difference.${difference}.${viewer}`);
    }
  });

  it.each(transitionNames)('tell each viewer of %s, whoever may have done it, whichever way it went', (name) => {
    const rows = bookingProcess.filter((row) => row.name === name);
    const actors = new Set(rows.flatMap((row) => row.who));
    const outcomes = rows.flatMap(({ to }) => (typeof to === 'string' ? [] : Object.keys(to)));
    expect(actors.size).toBeGreaterThan(0);
    for (const by of actors) {
      for (const viewer of viewers) {
        const booking = { ...people, viewer };
        const plain = timelineSentence({ name, by }, booking, t);
        const told = outcomes.map((outcome) => timelineSentence({ name, by, outcome }, booking, t));
        for (const sentence of [plain, ...told]) {
          expect(sentence).not.toMatch(/\{\{|timeline\./);
          expect(sentence.length).toBeGreaterThan(5);
          if (relationOf(by, viewer) === 'other' && (by === 'renter' || by === 'owner')) expect(sentence).toContain(people[by].displayName);
        }
        const apart = outcomes.filter((outcome) => !toldAlike.includes(`${name}-${outcome}`));
        if (by === 'system' || by === 'support') expect(new Set([plain, ...apart.map((outcome) => timelineSentence({ name, by, outcome }, booking, t))]).size).toBe(apart.length + 1);
      }
    }
  });

  it('tell what came with a step: a reason, a problem, dates, an amount', () => {
    const period = { from: '2026-12-01T09:00:00Z', to: '2026-12-02T09:00:00Z' };
    const entry = { at: period.from, name: 'x', by: 'renter' as const, state: 'confirmed' as const, reason: 'other', problem: 'stranded' as const, period, amount: { amount: 1000, currency: 'EUR' as const } };
    const details = timelineDetails(entry, 'Europe/Paris', createFormat(language), t);
    expect(details).toHaveLength(4);
    for (const detail of details) expect(detail).not.toMatch(/\{\{|timeline\.|problem\.of|reason\.other/);
  });

  it('know every reason, problem, preparation, verdict and price line', () => {
    for (const reason of declineReasons) isSentence(`reason.${reason}`);
    for (const kind of problemKinds) isSentence(`problem.of.${kind}`);
    for (const code of preparations) isSentence(`preparation.${code}`);
    for (const verdict of verdicts) isSentence(`fit.verdict.${verdict}`);
    const lines = ['days', 'week_discount', 'month_discount', 'km_package', 'delivery', 'insurance', 'service_fee', 'commission', 'late_fee', 'extra_km', 'energy'];
    for (const code of lines) isSentence(`price.line.${code}`);
    for (const code of extraCodes) expect(lineLabel(`extra.${code}`, t)).not.toMatch(/extra\./);
  });
});
