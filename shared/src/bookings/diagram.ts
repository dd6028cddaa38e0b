import { bookingProcess, bookingStates, isFinal, type BookingState } from './process';
import type { TransitionRow } from './row';

const keyOf = (state: BookingState | null): string => state ?? '[*]';

/** Where a row leads from one state; `any` is told in the table only, or the picture would be a knot. */
const ends = ({ to }: TransitionRow, from: BookingState | null): BookingState[] => {
  if (typeof to === 'object') return [...new Set(Object.values(to))];
  return to === 'any' || to === 'same' || to === from ? [] : [to];
};

/** What support may do from nearly everywhere would hide the rest. */
const drawn = (row: TransitionRow): boolean => row.who.some((role) => role !== 'support') || row.from.length < 4;

const arrows = (): string[] => {
  const names = new Map<string, string[]>();
  for (const row of bookingProcess.filter(drawn)) {
    for (const from of row.from) {
      for (const to of ends(row, from).filter((each) => each !== from)) {
        const arrow = `${keyOf(from)} --> ${to}`;
        names.set(arrow, [...(names.get(arrow) ?? []), row.name]);
      }
    }
  }
  return [...names].map(([arrow, all]) => `    ${arrow}: ${all.join(', ')}`);
};

const listed = (all: readonly string[], none = '-'): string => (all.length > 0 ? all.map((each) => each.replaceAll('_', ' ')).join(', ') : none);

const fromText = ({ from }: TransitionRow): string => {
  if (from.length <= 4) return listed(from.map((state) => state ?? 'nothing'));
  const missing = bookingStates.filter((state) => !from.includes(state));
  if (missing.length === 0) return 'any';
  if (from.every((state) => state !== null && isFinal(state)) && missing.every((state) => !isFinal(state))) return 'any final';
  const openMissing = missing.filter((state) => !isFinal(state));
  if (from.every((state) => state !== null && !isFinal(state))) return openMissing.length === 0 ? 'any but final' : `any but final and ${listed(openMissing)}`;
  return `any but ${listed(missing)}`;
};

const byOutcome = (value: string | Readonly<Record<string, string>>): string =>
  (typeof value === 'string' ? value : Object.entries(value).map(([outcome, each]) => `${outcome}: ${each}`).join('; ')).replaceAll('_', ' ');

const tableRow = (row: TransitionRow): string => {
  const cells = [
    fromText(row), `**${row.name}**`, listed(row.who), listed([...row.guards, ...(row.due ? [`system when: ${row.due}`] : [])]),
    byOutcome(row.to), byOutcome(row.money), row.calendar.replaceAll('_', ' '), listed([...row.effects, ...Object.values(row.effectsByOutcome ?? {}).flat()]),
  ];
  return `| ${cells.join(' | ')} |`;
};

/** docs/booking-process.md: the picture and the table of the process, from the rows that the product runs. */
export const processDocument = (): string => `# The booking process

Made from \`shared/src/bookings/rows-*.ts\` by \`node scripts/booking-process-diagram.mjs\`; a test fails when it is stale.
A guard is named as in \`guards.ts\`, a time as in \`due.ts\`. What keeps the state and what support may do from nearly everywhere is in the
table only.

\`\`\`mermaid
stateDiagram-v2
${arrows().join('\n')}
${bookingStates.filter(isFinal).map((state) => `    ${state} --> [*]`).join('\n')}
\`\`\`

| from | transition | who | must hold | to | money | calendar | follows |
|---|---|---|---|---|---|---|---|
${bookingProcess.map(tableRow).join('\n')}
`;
