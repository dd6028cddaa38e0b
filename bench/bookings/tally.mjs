import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pause } from '../../scripts/lib/child.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { quantile } from '../statistics.mjs';

/** Longer than the counter waits after a reply, and than the server waits before it looks for effects again. */
const settleMs = 1_500;

/**
 * What the server asked of its database, by route, effect and deadline.
 * @typedef {{ kind: 'route' | 'effect' | 'deadline', name: string, ms: number, commands: { what: string, ms: number }[], transactions: number }} Flow
 * @param {string} file that the server writes and this process reads
 */
export function tallyIn(file) {
  fs.writeFileSync(file, '');
  let known = 0;
  return {
    /** For the server, whose code stays as it is. */
    env: { PASSERELLE_BENCH_TALLY: file, NODE_OPTIONS: `--import=${pathToFileURL(inRoot('bench', 'bookings', 'count-commands.mjs')).href}` },

    /** @returns {Promise<Map<string, Flow[]>>} what ended since the last time, by kind and name */
    async take() {
      await pause(settleMs);
      const lines = fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
      const byName = new Map();
      for (const line of lines.slice(known)) {
        const flow = JSON.parse(line);
        const key = `${flow.kind} ${flow.name}`;
        byName.set(key, [...(byName.get(key) ?? []), flow]);
      }
      known = lines.length;
      return byName;
    },
  };
}

/** The usual number of round trips. */
export const usualTrips = (flows) => quantile(flows.map(({ commands }) => commands.length), 0.5);

/** What the usual one asks for, the most frequent first: "4 find bookings, 2 insert effects". */
export function usualCommands(flows) {
  const trips = usualTrips(flows);
  const counts = new Map();
  for (const { what } of flows.find(({ commands }) => commands.length === trips)?.commands ?? []) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([what, count]) => `${count} ${what}`).join(', ');
}

const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
export const databaseMs = (flows) => sum(flows.flatMap(({ commands }) => commands.map(({ ms }) => ms)));

/** Where the time in the database goes: "findAndModify effects 31 % (12.1 ms each)", the first few. */
export function dearestCommands(flows, most = 5) {
  const byWhat = new Map();
  for (const { what, ms } of flows.flatMap(({ commands }) => commands)) byWhat.set(what, [...(byWhat.get(what) ?? []), ms]);
  const all = databaseMs(flows);
  return [...byWhat]
    .sort(([, a], [, b]) => sum(b) - sum(a))
    .slice(0, most)
    .map(([what, times]) => `${what} ${Math.round((sum(times) / all) * 100)} % (${(sum(times) / times.length).toFixed(1)} ms each)`)
    .join(', ');
}
