import fs from 'node:fs';
import { inRoot } from '../scripts/lib/paths.mjs';

const file = inRoot('bench', 'results.md');
const order = ['start-up', 'double-booking', 'bundle-size', 'places', 'search', 'bookings'];
const head = `# Measured

By \`npm run bench\`, one section for each part: the last time it was measured, and on what. One machine, which may have been busy
with other things: repeat before you conclude.
`;

/** The table as a person reads it in a terminal and in Markdown. */
export function tableOf({ title }, { rows, notes }) {
  const lines = [['What', 'Measured', 'Aim'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column].length)));
  const [first, ...rest] = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`## ${title}`, '', first, rule, ...rest, '', ...notes.map((note) => `- ${note}`), ''].join('\n');
}

/** Replaces the part's section and leaves the others as they are. */
export function keepResult(part, result) {
  const sections = readSections();
  const measured = `Measured on ${new Date().toISOString().slice(0, 10)}, commit ${result.commit}.`;
  const machine = `${result.machine}${result.engine ? `; database: ${result.engine}` : ''}.`;
  sections.set(part.name, `${tableOf(part, { ...result, notes: [...result.notes, measured, machine] })}`);
  const kept = order.filter((name) => sections.has(name)).map((name) => `<!-- ${name} -->\n${sections.get(name).trim()}\n`);
  fs.writeFileSync(file, [head, ...kept].join('\n'));
}

function readSections() {
  if (!fs.existsSync(file)) return new Map();
  const [, ...rest] = fs.readFileSync(file, 'utf8').split(/^<!-- ([\w-]+) -->$/m);
  const sections = new Map();
  for (let at = 0; at + 1 < rest.length; at += 2) sections.set(rest[at], rest[at + 1]);
  return sections;
}
