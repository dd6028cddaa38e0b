import fc from 'fast-check';
import { dayMs, hourMs, minuteMs, plusMs, zonedToInstant } from '../time';
import { requestExpiry } from './due';
import type { BookingFacts, TransitionInput } from './facts';
import { moneyAfter } from './money-effects';
import { bookingRoles, bookingStates, moneyStates, transitionNames, type BookingRole, type TransitionName } from './process';
import { allowedTransitions, deadlinesOf, transition, type ProcessState, type TransitionResult } from './transition';

const zone = 'Europe/Paris';
const now = zonedToInstant('2026-05-04T10:00', zone);
const start = zonedToInstant('2026-05-14T10:00', zone);
const facts: BookingFacts = { start, end: plusMs(start, 2 * dayMs), zone, instant: false, ownVehicle: false, unpaidHolds: 0, expiredHoldsToday: 0 };
const quote: TransitionInput = { quote: 'usable', verdict: 'fits' };
const nothing: ProcessState = { state: null, money: 'none', facts };
const pending: ProcessState = { state: 'pending_payment', money: 'pending', facts: { ...facts, holdUntil: plusMs(now, 30 * minuteMs) } };
const requested: ProcessState = { state: 'requested', money: 'held', facts: { ...facts, requestedAt: now } };
const confirmed: ProcessState = { state: 'confirmed', money: 'captured', facts: { ...facts, confirmedAt: now } };

const done = (booking: ProcessState, name: TransitionName, role: BookingRole, input: TransitionInput = {}, at = now): TransitionResult => {
  const answer = transition(booking, name, { role }, at, input);
  if ('refused' in answer) throw new Error(`${name} refused: ${answer.refused.code}`);
  return answer.ok;
};
const refusal = (booking: ProcessState, name: TransitionName, role: BookingRole, input: TransitionInput = {}, at = now): string => {
  const answer = transition(booking, name, { role }, at, input);
  return 'refused' in answer ? [answer.refused.code, answer.refused.field].filter(Boolean).join(' ') : `allowed, to ${answer.ok.state}`;
};

describe('asking', () => {
  it('holds the dates for 30 minutes while they are paid', () => {
    expect(done(nothing, 'request', 'renter', quote)).toMatchObject({
      state: 'pending_payment', money: 'pending', moneyEffect: 'open_checkout', calendar: 'hold',
      deadline: { name: 'expire-payment', at: plusMs(now, 30 * minuteMs) },
    });
  });

  it.each<[string, Partial<BookingFacts>, TransitionInput, BookingRole, string]>([
    ['a used quote', {}, { ...quote, quote: 'used' }, 'renter', 'quotes.used'],
    ['an expired quote', {}, { ...quote, quote: 'expired' }, 'renter', 'quotes.expired'],
    ['a car it does not fit', {}, { ...quote, verdict: 'does_not_fit' }, 'renter', 'bookings.does_not_fit'],
    ['one\'s own car', { ownVehicle: true }, quote, 'renter', 'bookings.own_vehicle'],
    ['a car of unknown owner', { ownVehicle: undefined }, quote, 'renter', 'bookings.own_vehicle'],
    ['less than 4 h of lead', { start: plusMs(now, 4 * hourMs - 1) }, quote, 'renter', 'bookings.lead_too_short'],
    ['exactly 4 h of lead', { start: plusMs(now, 4 * hourMs) }, quote, 'renter', 'allowed, to pending_payment'],
    ['2 h of notice, instant', { start: plusMs(now, 2 * hourMs), instant: true }, quote, 'renter', 'allowed, to pending_payment'],
    ['less notice, instant', { start: plusMs(now, 2 * hourMs - 1), instant: true }, quote, 'renter', 'bookings.lead_too_short'],
    ['two unpaid holds', { unpaidHolds: 2 }, quote, 'renter', 'bookings.too_many_holds'],
    ['three expired today', { expiredHoldsToday: 3 }, quote, 'renter', 'bookings.too_many_holds'],
    ['support without consent', {}, quote, 'support', 'request.invalid onBehalfOf'],
    ['support with consent', {}, { ...quote, consentRecorded: true }, 'support', 'allowed, to pending_payment'],
    ['the owner', {}, quote, 'owner', 'bookings.not_yours_to_do'],
    ['no verdict asked for', {}, { quote: 'usable' }, 'renter', 'allowed, to pending_payment'],
  ])('with %s', (_, more, input, role, expected) => {
    expect(refusal({ ...nothing, facts: { ...facts, ...more } }, 'request', role, input)).toBe(expected);
  });

  it('adds 15 minutes twice, while the hold runs', () => {
    const once = done(pending, 'extend-payment', 'renter');
    expect(once.deadline).toEqual({ name: 'expire-payment', at: plusMs(now, 45 * minuteMs) });
    const twice = done({ ...pending, facts: { ...pending.facts, ...once.stamps } }, 'extend-payment', 'renter');
    expect(twice.stamps).toEqual({ holdUntil: plusMs(now, 60 * minuteMs), extensions: 2 });
    expect(refusal({ ...pending, facts: { ...pending.facts, ...twice.stamps } }, 'extend-payment', 'renter')).toBe('bookings.transition_not_allowed');
    expect(refusal(pending, 'extend-payment', 'renter', {}, plusMs(now, 30 * minuteMs))).toBe('bookings.transition_not_allowed');
  });

  it('becomes a request once paid, and a booking where the car is instant', () => {
    expect(done(pending, 'confirm-payment', 'system', { paymentMatches: true })).toMatchObject({ state: 'requested', money: 'held', calendar: 'reserve', deadline: { name: 'expire-request' } });
    const instant = { ...pending, facts: { ...pending.facts, instant: true } };
    expect(done(instant, 'confirm-payment', 'system', { paymentMatches: true })).toMatchObject({ state: 'confirmed', money: 'captured', stamps: { confirmedAt: now } });
    expect(refusal(pending, 'confirm-payment', 'system')).toBe('bookings.transition_not_allowed');
  });

  it('expires only at the end of the hold, and only when Stripe closed the session', () => {
    const end = plusMs(now, 30 * minuteMs);
    expect(refusal(pending, 'expire-payment', 'system', { checkoutClosed: true }, plusMs(end, -1))).toBe('bookings.transition_not_allowed');
    expect(refusal(pending, 'expire-payment', 'system', {}, end)).toBe('bookings.transition_not_allowed');
    expect(done(pending, 'expire-payment', 'system', { checkoutClosed: true }, end)).toMatchObject({ state: 'payment_expired', calendar: 'free', deadline: null });
  });

  it('gives money that arrives too late back', () => {
    const late = done({ ...pending, state: 'payment_expired', money: 'none' }, 'late-payment', 'system');
    expect([late.state, late.moneyEffect, late.effects]).toEqual(['payment_expired', 'return_stray', ['tell_both']]);
  });
});

describe('a request', () => {
  it('is accepted by the owner or support before the start, and captured', () => {
    const accepted = done(requested, 'accept', 'owner');
    expect(accepted).toMatchObject({ state: 'confirmed', money: 'pending', moneyEffect: 'capture', calendar: 'keep', deadline: { name: 'ask-fit', at: plusMs(start, -72 * hourMs) } });
    expect(moneyAfter(accepted.moneyEffect, 'done', accepted.money)).toBe('captured');
    expect(refusal(requested, 'accept', 'support')).toBe('allowed, to confirmed');
    expect(refusal(requested, 'accept', 'renter')).toBe('bookings.not_yours_to_do');
    expect(refusal(requested, 'accept', 'owner', {}, start)).toBe('bookings.transition_not_allowed');
    expect(refusal(confirmed, 'accept', 'owner')).toBe('bookings.transition_not_allowed');
  });

  it('is declined for a reason of the list, and withdrawn for none', () => {
    expect(refusal(requested, 'decline', 'owner')).toBe('request.invalid reason');
    expect(done(requested, 'decline', 'owner', { reason: 'other' })).toMatchObject({ state: 'declined', moneyEffect: 'release_hold', calendar: 'free', deadline: null });
    expect(done(requested, 'withdraw', 'renter')).toMatchObject({ state: 'withdrawn', calendar: 'free' });
  });

  it.each([
    ['8 waking hours', '2026-05-04T10:00', '2026-05-14T10:00', undefined, '2026-05-04T18:00'],
    ['8 waking hours over a night', '2026-05-04T19:00', '2026-05-14T10:00', undefined, '2026-05-05T14:00'],
    ['half the lead', '2026-05-04T10:00', '2026-05-04T16:00', undefined, '2026-05-04T13:00'],
    ['2 h before the start', '2026-05-04T10:00', '2026-05-04T13:30', undefined, '2026-05-04T11:30'],
    ['a day before the hold of the card ends', '2026-05-04T10:00', '2026-05-14T10:00', '2026-05-05T12:00', '2026-05-04T12:00'],
  ])('expires after %s', (_, at, from, captureBefore, expected) => {
    const expiry = requestExpiry({ start: zonedToInstant(from, zone), zone, captureBefore: captureBefore ? zonedToInstant(captureBefore, zone) : undefined }, zonedToInstant(at, zone));
    expect(expiry).toEqual(zonedToInstant(expected, zone));
  });
});

describe('a booking', () => {
  it('whose money failed is cancelled 24 h later or 2 h before the start', () => {
    const failed = done(confirmed, 'payment-failed', 'system');
    expect(failed).toMatchObject({ state: 'confirmed', money: 'failed', effects: ['payment_link'], deadline: { name: 'cancel-unpaid', at: plusMs(now, dayMs) } });
    const unpaid: ProcessState = { ...confirmed, money: 'failed', facts: { ...confirmed.facts, ...failed.stamps } };
    expect(refusal(unpaid, 'cancel-unpaid', 'system', {}, plusMs(now, dayMs - 1))).toBe('bookings.transition_not_allowed');
    expect(refusal(unpaid, 'cancel-unpaid', 'system', {}, plusMs(now, dayMs))).toBe('allowed, to cancelled_unpaid');
    expect(refusal({ ...unpaid, money: 'captured' }, 'cancel-unpaid', 'system', {}, plusMs(now, dayMs))).toBe('bookings.transition_not_allowed');
    const soon = { ...unpaid, facts: { ...unpaid.facts, start: plusMs(now, 6 * hourMs) } };
    expect(deadlinesOf(soon)).toContainEqual({ name: 'cancel-unpaid', at: plusMs(now, 4 * hourMs) });
  });

  it('is cancelled by either side, and the dates stay blocked for an owner who cancels', () => {
    expect(done(confirmed, 'cancel-by-renter', 'renter')).toMatchObject({ state: 'cancelled_by_renter', moneyEffect: 'refund_by_policy', calendar: 'free' });
    expect(refusal(confirmed, 'cancel-by-owner', 'owner')).toBe('request.invalid reason');
    expect(done(confirmed, 'cancel-by-owner', 'owner', { reason: 'vehicle_broken' })).toMatchObject({ moneyEffect: 'refund_all', calendar: 'free_and_block', effects: ['offer_replacement'] });
  });

  it('that nobody began lapses 2 h after its end', () => {
    expect(done(confirmed, 'lapse', 'system', {}, plusMs(facts.end, 2 * hourMs))).toMatchObject({ state: 'unresolved', effects: ['open_case'], calendar: 'free' });
  });

  it('is captured still when the refund left something with the owner', () => {
    expect([moneyAfter('refund_by_policy', 'done', 'pending', 1), moneyAfter('refund_by_policy', 'done', 'pending'), moneyAfter('refund_all', 'refused', 'pending')]).toEqual(['captured', 'none', 'failed']);
  });
});

describe('the timers of a booking', () => {
  const names = (booking: ProcessState): string[] => deadlinesOf(booking).map(({ name, at }) => `${name} ${(at.getTime() - start.getTime()) / hourMs}`);
  const after = (more: Partial<BookingFacts>): ProcessState => ({ ...confirmed, facts: { ...confirmed.facts, ...more } });

  it('run side by side, the earliest first', () => {
    expect(names(after({ deposit: 'none' }))).toEqual(['ask-fit -72', 'hold-deposit -48', 'lapse 50']);
  });

  it.each<[string, number, number | undefined, string[]]>([
    ['both times, where there is time for both', 100, undefined, ['ask-fit -72', 'lapse 50']],
    ['a second time after the first', 100, 72, ['fit-unanswered -60', 'ask-fit -24', 'lapse 50']],
    ['once, where the first time is past', 50, undefined, ['ask-fit -24', 'lapse 50']],
    ['at once, where both are', 20, undefined, ['ask-fit -20', 'lapse 50']],
    ['no third time', 100, 24, ['fit-unanswered -12', 'lapse 50']],
  ])('ask for the fit %s', (_, confirmedHours, askedHours, expected) => {
    const asked = askedHours === undefined ? {} : { fitAskedAt: plusMs(start, -askedHours * hourMs) };
    expect(names(after({ confirmedAt: plusMs(start, -confirmedHours * hourMs), ...asked }))).toEqual(expected);
  });

  it.each<[string, ProcessState, string[]]>([
    ['a contested absence waits for support', { ...after({ absenceReportedAt: start, absenceReportedBy: 'renter', contestedAt: start }), state: 'no_show_claimed' }, []],
    ['an uncontested one settles 4 h later', { ...after({ absenceReportedAt: start, absenceReportedBy: 'renter' }), state: 'no_show_claimed' }, ['settle-no-show 4']],
    ['a hold is renewed 12 h before it ends', { ...after({ deposit: 'held', depositCaptureBefore: plusMs(start, 60 * hourMs) }), state: 'in_progress' }, ['renew-deposit 48', 'mark-overdue 48.5']],
    ['and not twice', { ...after({ deposit: 'held', depositCaptureBefore: plusMs(start, 60 * hourMs), renewalOf: plusMs(start, 60 * hourMs) }), state: 'in_progress' }, ['mark-overdue 48.5']],
    ['a late car is looked at every 3 h, and missing once', { ...after({ overdueAt: plusMs(start, 50 * hourMs) }), state: 'overdue' }, ['mark-overdue 53', 'report-missing 72.5']],
    ['silence agrees to a check-out, which is not late any more', { ...after({ checkOutStartedAt: plusMs(start, 48 * hourMs), checkOutStartedBy: 'renter' }), state: 'in_progress' }, ['confirm-check-out 60']],
    ['an escalated claim waits for support', { ...after({ claimedAt: start, estimatedAt: start, claimEscalatedAt: plusMs(start, 72 * hourMs) }), state: 'claim_open' }, []],
    ['an owner is paid after the end of a booking', { ...after({ ownerHasShare: true, payoutPossible: true }), state: 'completed' }, ['pay-owner 96']],
    ['not while their account cannot be paid to', { ...after({ ownerHasShare: true, payoutPossible: false }), state: 'completed' }, []],
    ['nor while a dispute is open', { ...after({ ownerHasShare: true, payoutPossible: true, disputedAt: start }), state: 'cancelled_by_renter' }, []],
  ])('%s', (_, booking, expected) => {
    expect(names(booking)).toEqual(expected);
  });

  it.each<[string, string, string, string, string]>([
    ['before the October change', 'Europe/Paris', '2026-10-24T19:00', '2026-10-30T10:00', '2026-10-25T14:00'],
    ['before the March change', 'Europe/Paris', '2026-03-28T19:00', '2026-04-02T10:00', '2026-03-29T14:00'],
    ['where clocks never change', 'Indian/Reunion', '2026-10-24T19:00', '2026-10-30T10:00', '2026-10-25T14:00'],
    ['over a leap day', 'Europe/Paris', '2028-02-28T20:30', '2028-03-10T10:00', '2028-02-29T15:30'],
  ])('a request made in the evening %s waits for eight waking hours', (_, place, asked, from, expected) => {
    expect(requestExpiry({ start: zonedToInstant(from, place), zone: place }, zonedToInstant(asked, place))).toEqual(zonedToInstant(expected, place));
  });
});

describe('a car that is late', () => {
  const late: ProcessState = { ...confirmed, state: 'in_progress' };
  const due = plusMs(facts.end, 30 * minuteMs);

  it('keeps its calendar for four hours more', () => {
    expect(done(late, 'mark-overdue', 'system', {}, due)).toMatchObject({ state: 'overdue', effects: [], facts: { keptUntil: plusMs(due, 4 * hourMs) } });
  });

  it('never over the next reservation, which is then at risk', () => {
    const marked = done(late, 'mark-overdue', 'system', { nextReservation: plusMs(facts.end, 3 * hourMs) }, due);
    expect(marked).toMatchObject({ effects: ['flag_next_at_risk'], facts: { keptUntil: plusMs(facts.end, 2 * hourMs) } });
  });
});

describe('what may be done', () => {
  it.each<[string, ProcessState, BookingRole, TransitionName[]]>([
    ['a renter who pays', pending, 'renter', ['abandon', 'extend-payment']],
    ['an owner while it is paid', pending, 'owner', []],
    ['an owner who is asked', requested, 'owner', ['accept', 'decline']],
    ['a renter who asked', requested, 'renter', ['withdraw']],
    ['a renter with a booking', confirmed, 'renter', ['cancel-by-renter', 'propose-change', 'report-problem']],
    ['an owner with a booking', confirmed, 'owner', ['cancel-by-owner', 'propose-change', 'report-problem']],
    ['a renter who inquires', { ...nothing, state: 'inquiry' }, 'renter', ['close-inquiry', 'request']],
    ['a renter afterwards', { ...confirmed, state: 'completed' }, 'renter', []],
  ])('by %s', (_, booking, role, expected) => {
    expect(Object.keys(allowedTransitions(booking, role, now)).sort()).toEqual(expected);
  });

  it('takes no outcome that the row does not name', () => {
    const lapsed: ProcessState = { ...confirmed, state: 'unresolved' };
    const resolve = (outcome?: string) => transition(lapsed, 'resolve', { role: 'support' }, now, { effectShown: true, outcome });
    expect(resolve('misfit')).toMatchObject({ ok: { state: 'cancelled_misfit' } });
    for (const wrong of [undefined, 'constructor', 'inquiry']) expect(resolve(wrong)).toEqual({ refused: { code: 'request.invalid', field: 'outcome' } });
  });

  it('has an answer to every question, and `can` never promises what a state or a role refuses', () => {
    const booking = fc.record({
      state: fc.constantFrom(null, ...bookingStates),
      money: fc.constantFrom(...moneyStates),
      facts: fc.record({ holdUntil: fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }), instant: fc.boolean() }).map((more) => ({ ...facts, ...more })),
    });
    fc.assert(fc.property(booking, fc.constantFrom(...transitionNames), fc.constantFrom(...bookingRoles), fc.boolean(), (each, name, role, well) => {
      const input: TransitionInput = well ? { ...quote, evidence: true, reason: 'other', effectShown: true, secondPerson: true, note: true, datesFree: true, consentRecorded: true, paymentMatches: true, checkoutClosed: true } : {};
      const answer = transition(each, name, { role }, now, input);
      const offered = allowedTransitions(each, role, now)[name] === true;
      if ('ok' in answer) {
        expect(offered).toBe(true);
        expect(bookingStates).toContain(answer.ok.state);
      } else if (offered && role !== 'system') {
        expect(answer.refused.code).not.toBe('bookings.not_yours_to_do');
      }
    }), { numRuns: 500 });
  });
});
