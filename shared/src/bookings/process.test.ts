import { bookingProcess, bookingStates, isFinal, isTransitionName, rowFrom, rowsNamed, transitionNames, type BookingState } from './process';
import type { TransitionRow } from './row';

const unnoticed = ['force', 'cancel-with-refund'];
const ends = (row: TransitionRow, from: BookingState | null): BookingState[] => {
  if (typeof row.to === 'object') return Object.values(row.to);
  if (row.to === 'same') return from === null ? [] : [from];
  return row.to === 'any' ? [...bookingStates] : [row.to];
};

const walk = (rows: readonly TransitionRow[]): Set<BookingState> => {
  const reached = new Set<BookingState>();
  let waiting: (BookingState | null)[] = [null];
  while (waiting.length > 0) {
    const found = waiting.flatMap((state) => rows.filter((row) => row.from.includes(state)).flatMap((row) => ends(row, state)));
    waiting = [...new Set(found)].filter((state) => !reached.has(state));
    waiting.forEach((state) => state && reached.add(state));
  }
  return reached;
};

const leaves = (row: TransitionRow, state: BookingState): boolean => row.from.includes(state) && ends(row, state).some((to) => to !== state);
const ordinary = bookingProcess.filter((row) => !unnoticed.includes(row.name));

describe('the booking process', () => {
  it('reaches every state without force', () => {
    expect([...walk(ordinary)].sort()).toEqual([...bookingStates].sort());
  });

  it.each(bookingStates.filter((state) => !isFinal(state)))('lets system or support leave %s without anybody and without force', (state) => {
    const ways = ordinary.filter((row) => leaves(row, state) && (row.who.includes('support') || (row.who.includes('system') && row.due)));
    expect(ways.map(({ name }) => name)).not.toEqual([]);
  });

  it.each(bookingStates.filter((state) => isFinal(state)))('leaves %s, which is final, by force alone', (state) => {
    expect(bookingProcess.filter((row) => leaves(row, state)).map(({ name }) => name)).toEqual(['force']);
  });

  it('lets only the system and disputes act on a final state otherwise', () => {
    const names = new Set(bookingProcess.filter((row) => row.from.some((state) => state && isFinal(state))).map(({ name }) => name));
    expect([...names].sort()).toEqual(['dispute-closed', 'dispute-opened', 'force', 'late-payment', 'pay-owner']);
  });

  it('has a row for every name and a name for every row', () => {
    expect(new Set(bookingProcess.map(({ name }) => name))).toEqual(new Set(transitionNames));
    expect(new Set(transitionNames).size).toBe(transitionNames.length);
    expect([isTransitionName('accept'), isTransitionName('toString')]).toEqual([true, false]);
  });

  it('names each way out of a state once', () => {
    const keys = bookingProcess.flatMap((row) => row.from.map((state) => `${row.name} from ${state}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(transitionNames.filter((name) => rowsNamed(name).length > 1)).toEqual(['confirm-check-in', 'mark-overdue', 'change-vehicle']);
  });

  it.each(bookingProcess.map((row) => [row.name, row] as const))('%s says who, from where and to where', (_, row) => {
    expect(row.who.length).toBeGreaterThan(0);
    expect(row.from.length).toBeGreaterThan(0);
    expect(row.from.flatMap((from) => ends(row, from)).length).toBeGreaterThan(0);
    expect(!row.due || row.who.includes('system')).toBe(true);
    expect(row.event).toMatch(/^booking\.[a-z_]+$/);
  });

  it('asks every outcome of money of an outcome of the state, where the state has several', () => {
    for (const { to, money, effectsByOutcome } of bookingProcess) {
      const outcomes = typeof to === 'object' ? Object.keys(to).sort() : null;
      if (typeof money === 'object' && outcomes) expect(Object.keys(money).sort()).toEqual(outcomes);
      if (effectsByOutcome) expect(Object.keys(effectsByOutcome).sort()).toEqual(outcomes);
    }
  });

  it('frees the calendar on every way from an occupied state to a final one', () => {
    const occupied: BookingState[] = ['pending_payment', 'requested', 'confirmed', 'no_show_claimed', 'refused_at_pickup'];
    for (const row of bookingProcess.filter(({ name }) => name !== 'force')) {
      const closes = occupied.some((state) => row.from.includes(state) && ends(row, state).some((to) => isFinal(to)));
      if (closes) expect([row.name, row.calendar]).toEqual([row.name, expect.stringMatching(/^free/)]);
    }
  });

  it('lets nobody but support or the system act for both sides', () => {
    expect(rowFrom('accept', 'requested')?.who).toEqual(['owner', 'support']);
    expect(rowFrom('withdraw', 'requested')?.who).toEqual(['renter']);
    expect(rowFrom('accept', 'confirmed')).toBeUndefined();
  });
});
