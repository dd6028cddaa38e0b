// Writes docs/booking-process.md from the rows of the process; with --check, only says whether it is up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';

const target = inRoot('docs', 'booking-process.md');

/** The document as the data say it; the rows are TypeScript, so they are bundled first. */
export async function madeDocument() {
  const { outputFiles } = await build({ entryPoints: [inRoot('shared', 'src', 'bookings', 'diagram.ts')], bundle: true, format: 'esm', write: false });
  const { processDocument } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return processDocument();
}

export const keptDocument = () => readFile(target, 'utf8').catch(() => '');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const made = await madeDocument();
  if (!process.argv.includes('--check')) await writeFile(target, made);
  else if (made !== (await keptDocument())) {
    console.error('docs/booking-process.md is stale: run node scripts/booking-process-diagram.mjs');
    process.exitCode = 1;
  }
}
