import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** What must be there before the page of a hand-over can be shown without a network, in both languages. */
const isNeeded = (source: string): boolean => /\/src\/features\/handover\/(HandoverPage\.tsx|queue\/follow\.ts|locales\/)|\/src\/(app|lib|ui)\/locales\//.test(source);

const isChunk = (part: Bundle[string] | undefined): part is Chunk => part?.type === 'chunk';

/** The chunk and all that the browser fetches because of it. */
function follow(bundle: Bundle, name: string, found: Set<string>): void {
  const part = bundle[name];
  if (found.has(name) || !isChunk(part)) return;
  found.add(name);
  for (const asset of [...(part.viteMetadata?.importedCss ?? []), ...(part.viteMetadata?.importedAssets ?? [])]) found.add(asset);
  for (const next of part.imports) follow(bundle, next, found);
}

function neededFiles(bundle: Bundle): string[] {
  const found = new Set<string>();
  for (const part of Object.values(bundle)) {
    if (isChunk(part) && (part.isEntry || isNeeded(part.facadeModuleId ?? ''))) follow(bundle, part.fileName, found);
  }
  return [...found].map((name) => `/${name}`).sort();
}

/** Writes the service worker with the names of the files it keeps; it is a new one whenever one of them, or the page, is. */
export function keepOffline(): Plugin {
  const source = new URL('service-worker.js', import.meta.url);
  return {
    name: 'passerelle-keep-offline',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = neededFiles(bundle);
      const version = createHash('sha256').update(Object.keys(bundle).sort().join()).digest('hex').slice(0, 16);
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: `const build = ${JSON.stringify({ version, files })};\n${readFileSync(source, 'utf8')}` });
    },
  };
}
