import { bookingStates, isFinal, type BookingState } from '@passerelle/shared/bookings/states';
import { groupOf, needs, situationOf, sortedInto, type Viewer } from './next-step';

const now = new Date('2026-11-22T10:00:00Z');
const later = { from: '2026-12-01T09:00:00.000Z', to: '2026-12-03T09:00:00.000Z' };
const before = { from: '2026-11-01T09:00:00.000Z', to: '2026-11-03T09:00:00.000Z' };
const booking = (state: BookingState, viewer: Viewer = 'renter', more: Partial<Parameters<typeof groupOf>[0]> = {}) => ({ state, viewer, money: 'none' as const, period: later, ...more });

describe('what a booking asks of whom', () => {
  it.each([
    ['pending_payment', 'renter', true],
    ['pending_payment', 'owner', false],
    ['requested', 'owner', true],
    ['requested', 'renter', false],
    ['requested', 'support', false],
    ['confirmed', 'renter', false],
    ['claim_open', 'owner', true],
    ['claim_open', 'support', false],
    ['unresolved', 'support', true],
    ['completed', 'renter', false],
  ] as const)('%s needs the %s: %s', (state, viewer, expected) => {
    expect(needs(state, viewer)).toBe(expected);
  });

  it('asks the renter whose payment was refused', () => {
    const situation = situationOf({ ...booking('confirmed'), money: 'failed' }, now);
    expect(situation).toBe('confirmed_failed');
    expect(needs(situation, 'renter')).toBe(true);
  });

  it('asks nothing of who has just come back from paying', () => {
    expect(needs(situationOf(booking('pending_payment'), now, true), 'renter')).toBe(false);
  });

  it('knows that a confirmed trip has begun', () => {
    expect(situationOf({ ...booking('confirmed'), period: before }, now)).toBe('confirmed_begun');
  });

  it('needs nobody once it is final', () => {
    for (const state of bookingStates.filter(isFinal)) {
      for (const viewer of ['renter', 'owner', 'support'] as const) expect(needs(state, viewer)).toBe(false);
      expect(groupOf(booking(state), now)).toBe('past');
    }
  });
});

describe('the list of bookings', () => {
  it('puts what needs the person first, then what comes soonest, then the past, latest first', () => {
    const all = [
      booking('completed', 'owner', { period: before }),
      booking('confirmed', 'owner'),
      booking('requested', 'owner'),
      booking('in_progress', 'owner', { period: { from: before.from, to: later.to } }),
      booking('declined', 'owner'),
    ];
    const { needsYou, upcoming, past } = sortedInto(all, now);
    expect(needsYou.map(({ state }) => state)).toEqual(['requested']);
    expect(upcoming.map(({ state }) => state)).toEqual(['in_progress', 'confirmed']);
    expect(past.map(({ state }) => state)).toEqual(['declined', 'completed']);
  });
});
