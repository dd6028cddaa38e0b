import type { Connection } from 'mongoose';
import { bookingEquation, type LedgerEntry } from '@passerelle/shared/bookings/ledger';
import { occupiedBy } from '@passerelle/shared/bookings/occupancy';
import { rowFrom, type BookingState } from '@passerelle/shared/bookings/process';
import { blankBooking, type BookingRecord } from '../src/features/bookings';
import type { CalendarEntry } from '../src/features/vehicles';
import { collides } from '../src/features/vehicles/calendar';

/** All that is committed of one booking, read so that no step lies between its parts. */
interface Committed {
  readonly booking: BookingRecord;
  readonly entries: readonly CalendarEntry[];
  readonly ledger: readonly LedgerEntry[];
  readonly events: readonly string[];
}

type Stored<T> = T & { readonly _id: string };
const collection = <T extends object>(database: Connection, name: string) => database.collection<Stored<T>>(name);

async function bookingOf(database: Connection, id: string): Promise<BookingRecord> {
  const found = await collection<Omit<BookingRecord, 'id'>>(database, 'bookings').findOne({ _id: id });
  if (!found) throw new Error(`no booking ${id}`);
  const { _id, ...rest } = found;
  return { ...blankBooking, ...(rest as Omit<BookingRecord, 'id'>), id: _id };
}

export async function calendarIn(database: Connection, carId: string): Promise<CalendarEntry[]> {
  return (await collection<{ entries: CalendarEntry[] }>(database, 'calendars').findOne({ _id: carId }))?.entries ?? [];
}

/** Read again when a step came in between: calendar, ledger and events of one version belong together. */
async function committedOf(database: Connection, id: string): Promise<Committed> {
  for (;;) {
    const booking = await bookingOf(database, id);
    const entries = (await calendarIn(database, booking.vehicleId)).filter(({ bookingId }) => bookingId === id);
    const ledger = await collection<LedgerEntry & { bookingId: string }>(database, 'ledger').find({ bookingId: id }).toArray();
    const events = await collection<{ type: string; subject: { id: string } }>(database, 'events').find({ 'subject.id': id }).toArray();
    if ((await bookingOf(database, id)).version === booking.version) return { booking, entries, ledger: ledger as LedgerEntry[], events: events.map(({ type }) => type) };
  }
}

/** Every line of the history follows from the one before by a row of the table. */
function strayFromTable({ id, timeline }: BookingRecord): string[] {
  let from: BookingState | null = null;
  for (const { name, by, state } of timeline) {
    const row = rowFrom(name, from);
    const leads = row && (typeof row.to === 'object' ? Object.values(row.to).includes(state) : row.to === 'any' || state === (row.to === 'same' ? from : row.to));
    if (!row?.who.includes(by) || !leads) return [`${id}: ${name} by ${by} from ${from ?? 'nothing'} to ${state} is not in the table`];
    from = state;
  }
  return [];
}

/** As many events of a step as the history tells of it: none lost, none twice. */
function eventsDisagree({ booking: { id, timeline }, events }: Committed): string[] {
  const wanted = new Map<string, number>();
  let from: BookingState | null = null;
  for (const { name, state } of timeline) {
    const type = rowFrom(name, from)?.event;
    if (type) wanted.set(type, (wanted.get(type) ?? 0) + 1);
    from = state;
  }
  return [...wanted].flatMap(([type, count]) => {
    const told = events.filter((event) => event === type).length;
    return told === count ? [] : [`${id}: ${type} is ${count} times in the history and ${told} times among the events`];
  });
}

const shown = (periods: readonly { from: Date; to: Date }[]): string => periods.map(({ from, to }) => `${from.toISOString()}/${to.toISOString()}`).sort().join(' ');

/** What the calendar keeps for a booking is what the process says it keeps. */
function calendarDisagrees({ booking: { id, state, period, stamps }, entries }: Committed): string[] {
  const says = shown(occupiedBy(state, { ...stamps, start: period.from, end: period.to }));
  return says === shown(entries) ? [] : [`${id} in ${state} keeps ${says || 'nothing'}, its calendar has ${shown(entries) || 'nothing'}`];
}

/** What happens once in a booking's life, unless support forced it back. */
const once: readonly string[] = ['request', 'confirm-payment', 'accept', 'expire-request', 'complete', 'charge-overage', 'claim', 'settle-refusal', 'settle-no-show'];
const doneTwice = ({ id, timeline }: BookingRecord): string[] =>
  timeline.some(({ name }) => name === 'force') ? [] : once.filter((name) => timeline.filter((entry) => entry.name === name).length > 1).map((name) => `${id}: ${name} twice`);

const wrongBooks = ({ booking: { id }, ledger }: Committed): string[] => {
  const equation = bookingEquation(ledger);
  return equation.holds ? [] : [`${id}: the equation does not hold: ${JSON.stringify(equation)}`];
};

/** What is wrong with one booking, by what is committed; empty when nothing is. Holds at every instant, whatever is under way. */
export async function brokenInBooking(database: Connection, id: string): Promise<string[]> {
  const committed = await committedOf(database, id);
  const { booking } = committed;
  return [...strayFromTable(booking), ...doneTwice(booking), ...eventsDisagree(committed), ...calendarDisagrees(committed), ...wrongBooks(committed)];
}

/** No two that are not of one booking stand in each other's way. */
export async function overlapsOn(database: Connection, carId: string): Promise<string[]> {
  const entries = await calendarIn(database, carId);
  return entries.flatMap((one, index) =>
    entries.slice(index + 1)
      .filter((two) => (one.bookingId === undefined || one.bookingId !== two.bookingId) && !(one.kind === 'block' && two.kind === 'block') && collides(one, two))
      .map((two) => `${carId}: ${one.kind} ${one.bookingId ?? ''} and ${two.kind} ${two.bookingId ?? ''} have the same dates`),
  );
}

/** Effects that were not done yet; `now`: only those that are due. */
export const effectsLeft = (database: Connection, now?: Date): Promise<number> =>
  database.collection('effects').countDocuments({ doneAt: null, ...(now ? { dueAt: { $lte: now } } : {}) });

export async function versionsOf(database: Connection, ids: readonly string[]): Promise<Map<string, number>> {
  const found = await collection<{ version: number }>(database, 'bookings').find({ _id: { $in: [...ids] } }, { projection: { version: 1 } }).toArray();
  return new Map(found.map(({ _id, version }) => [_id, version]));
}
