// npm run bench [-- --only <part>]: start-up, double-booking, bundle-size, places, search, bookings. Measures, prints a table and keeps it in bench/results.md.
import { requireNode } from '../scripts/lib/node-version.mjs';

requireNode();
Promise.all([import('../scripts/lib/program.mjs'), import('./measure-all.mjs')]).then(([{ program }, { measureAll }]) => program(measureAll));
