import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file of `server/data`: from the root of the repository, from the server's folder, or beside the bundle, wherever the process was
 * started. Throws an Error that says where it was looked for.
 */
export function dataFile(name: string): string {
  const file = join('data', name);
  const candidates = [join(process.cwd(), 'server', file), join(process.cwd(), file), join(dirname(process.argv[1] ?? ''), '..', file)];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`The data file ${name} is missing. Looked for ${candidates.join(', ')}`);
  return found;
}
