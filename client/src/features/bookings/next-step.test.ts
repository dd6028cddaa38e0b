import { bookingStates, isFinal, type BookingState } from '@passerelle/shared/bookings/states';
import { nextStepKey, situationOf, situations, sortedInto, turnNames, type Standing } from './next-step';

const now = new Date('2026-11-22T10:00:00Z');
const later = { from: '2026-12-01T09:00:00.000Z', to: '2026-12-03T09:00:00.000Z' };
const before = { from: '2026-11-01T09:00:00.000Z', to: '2026-11-03T09:00:00.000Z' };
const standing = (state: BookingState, more: Partial<Standing> = {}): Standing => ({ state, money: 'captured', period: later, ...more });

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' as const });
const proposal = (name: 'change' | 'extension', accepted: boolean) => ({ name, by: 'renter' as const, expiresAt: later.from, accepted });
const report = {
  by: 'owner' as const, actedAt: later.from, sentAt: later.from, km: 10, energyPercent: 80, demonstrated: true, photos: [], signatures: [], agreed: false,
  equipment: { rampCycle: 'works' as const, straps: 4, belts: 'ok' as const, remote: 'none' as const },
};
const claim = { openedAt: before.from, text: 'A scratch', photoIds: ['p'], estimatePhotoIds: [], supportDecides: false };
const overage = { lines: [], total: euros(12), chargedOn: later.from };

describe('what a booking means', () => {
  it.each([
    ['paying is being looked into', standing('pending_payment'), true, 'pending_payment_checking'],
    ['it waits for the payment', standing('pending_payment'), false, 'pending_payment'],
    ['somebody else is to pay', standing('pending_payment', { payerLink: 'https://passerelle.test/pay/a' }), false, 'payer_asked'],
    ['the bank said no', standing('confirmed', { money: 'failed' }), false, 'confirmed_failed'],
    ['the start has passed', standing('confirmed', { period: before }), false, 'confirmed_begun'],
    ['the car is still with somebody', standing('confirmed', { atRisk: true }), false, 'at_risk'],
    ['a problem was reported before the trip', standing('confirmed', { problems: [{ at: before.from, by: 'renter', kind: 'equipment' }] }), false, 'problem_reported'],
    ['a problem was reported on the way', standing('in_progress', { problems: [{ at: before.from, by: 'renter', kind: 'stranded' }] }), false, 'problem_reported'],
    ['other dates wait for an answer', standing('confirmed', { proposal: proposal('change', false) }), false, 'change_waits'],
    ['other dates wait for their payment', standing('confirmed', { proposal: proposal('change', true) }), false, 'change_unpaid'],
    ['a longer trip waits for an answer', standing('in_progress', { proposal: proposal('extension', false) }), false, 'extension_waits'],
    ['a longer trip waits for its payment', standing('in_progress', { proposal: proposal('extension', true) }), false, 'extension_unpaid'],
    ['the check-in waits for the other', standing('confirmed', { handover: { checkIn: report } }), false, 'check_in_waits'],
    ['the check-out waits for the other', standing('in_progress', { handover: { checkOut: report } }), false, 'check_out_waits'],
    ['a late car is back', standing('overdue', { handover: { checkOut: report } }), false, 'check_out_waits'],
    ['a signed check-in changes nothing', standing('in_progress', { handover: { checkIn: { ...report, agreed: true } } }), false, 'in_progress'],
    ['an absence is contested', standing('no_show_claimed', { timeline: [{ at: before.from, name: 'contest', by: 'owner', state: 'no_show_claimed' }] }), false, 'no_show_contested'],
    ['there is more to pay', standing('returned', { overage }), false, 'overage_shown'],
    ['what more there is to pay is disputed', standing('returned', { overage: { ...overage, disputedAt: before.to } }), false, 'overage_disputed'],
    ['what more there was is paid', standing('returned', { overage: { ...overage, chargedAt: before.to } }), false, 'returned'],
    ['damage waits for an estimate', standing('claim_open', { claim }), false, 'claim_estimate_waits'],
    ['an estimate waits for an answer', standing('claim_open', { claim: { ...claim, estimate: euros(90) } }), false, 'claim_answer_waits'],
    ['an answer waits for an agreement', standing('claim_open', { claim: { ...claim, estimate: euros(90), answer: euros(40) } }), false, 'claim_settle_waits'],
    ['support decides about damage', standing('claim_open', { claim: { ...claim, supportDecides: true } }), false, 'claim_support'],
  ] as const)('%s', (_, known, checking, expected) => {
    expect(situationOf(known, now, checking)).toBe(expected);
  });

  it('has every special situation in the table above', () => {
    const inTable = [
      ...['pending_payment_checking', 'payer_asked', 'confirmed_failed', 'confirmed_begun', 'at_risk', 'problem_reported', 'change_waits', 'change_unpaid', 'extension_waits', 'extension_unpaid'],
      ...['check_in_waits', 'check_out_waits', 'no_show_contested', 'overage_shown', 'overage_disputed', 'claim_estimate_waits', 'claim_answer_waits', 'claim_settle_waits', 'claim_support'],
    ];
    expect(new Set(inTable)).toEqual(new Set(situations));
  });

  it.each(bookingStates)('of %s is known from its summary alone', (state) => {
    expect([state, ...situations]).toContain(situationOf(standing(state), now));
  });
});

describe('the sentence of what to do', () => {
  it.each(turnNames)('is that of the turn when it is one’s turn: %s', (name) => {
    expect(nextStepKey({ needsYou: { name }, viewer: 'renter' }, 'confirmed')).toBe(`turn.${name}`);
  });

  it('is that of the situation when it is somebody else’s turn', () => {
    expect(nextStepKey({ viewer: 'owner' }, 'confirmed')).toBe('now.confirmed.owner');
  });

  it('asks to pass on the link where somebody else pays', () => {
    expect(nextStepKey({ needsYou: { name: 'confirm-payment' }, viewer: 'renter' }, 'payer_asked')).toBe('now.payer_asked.renter');
  });

  it('asks nothing of who has just come back from paying', () => {
    expect(nextStepKey({ needsYou: { name: 'confirm-payment' }, viewer: 'renter' }, 'pending_payment_checking')).toBe('now.pending_payment_checking.renter');
  });
});

describe('the list of bookings', () => {
  it('puts what comes soonest first, then the past, latest first', () => {
    const all = [
      { state: 'completed' as const, period: before },
      { state: 'confirmed' as const, period: later },
      { state: 'in_progress' as const, period: { from: before.from, to: later.to } },
      { state: 'declined' as const, period: later },
    ];
    const { upcoming, past } = sortedInto(all);
    expect(upcoming.map(({ state }) => state)).toEqual(['in_progress', 'confirmed']);
    expect(past.map(({ state }) => state)).toEqual(['declined', 'completed']);
  });

  it('keeps in sight whatever is not over, even when its end has passed', () => {
    const sorted = sortedInto(bookingStates.map((state) => ({ state, period: before })));
    expect(sorted.past.every(({ state }) => isFinal(state))).toBe(true);
    expect(sorted.upcoming.some(({ state }) => isFinal(state))).toBe(false);
  });
});
