import type { TransitionRow } from './row';
import { afterRows } from './rows-after';
import { askingRows } from './rows-asking';
import { beforeTripRows } from './rows-before-trip';
import { calledOffRows } from './rows-called-off';
import { tripRows } from './rows-trip';
import { transitionNames, type BookingState, type TransitionName } from './states';

export { bookingRoles, bookingStates, declineReasons, finalStates, isFinal, moneyStates, openStates, stateTable, transitionNames } from './states';
export type { BookingRole, BookingState, DeclineReason, MoneyState, TransitionName } from './states';

/** The booking process: every row, in the order of the table. */
export const bookingProcess: readonly TransitionRow[] = [
  ...askingRows,
  ...beforeTripRows,
  ...calledOffRows,
  ...tripRows,
  ...afterRows,
];

export const isTransitionName = (name: string): name is TransitionName => transitionNames.some((known) => known === name);

export const rowsNamed = (name: TransitionName): readonly TransitionRow[] => bookingProcess.filter((row) => row.name === name);

/** The row that leaves a state by a name; `null` as state: there is no booking yet. */
export const rowFrom = (name: TransitionName, state: BookingState | null): TransitionRow | undefined =>
  bookingProcess.find((row) => row.name === name && row.from.includes(state));
