// Fails when a file imports what ARCHITECTURE.md says it must not, or when the check itself has stopped working.
import fs from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { forbidden, places } from './boundaries.config.mjs';
import { inRoot } from './lib/paths.mjs';

/** @param {string} baseDir a folder with the rooms in it */
async function inspect(baseDir) {
  const { output } = await cruise(
    places.filter((place) => fs.existsSync(path.join(baseDir, place))),
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(dist|test-results|playwright-report)/' },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
    },
  );
  const own = output.modules.filter(({ source }) => places.some((place) => source.startsWith(`${place}/`)));
  return { files: own.length, modules: output.modules, violations: output.summary.violations };
}

const errors = [];
const house = await inspect(inRoot());
if (house.files === 0) errors.push('no file was looked at: the check is blind');
const users = house.modules.some(({ source }) => /^(server|client)\/src\//.test(source));
const sees = house.modules.some(({ source, dependencies }) => /^(server|client)\//.test(source) && dependencies.some(({ resolved }) => resolved.startsWith('shared/src/')));
if (users && !sees) errors.push('@passerelle/shared is not followed to shared/src: the check is blind there');
for (const { from, to, rule, cycle } of house.violations) {
  const why = forbidden.find(({ name }) => name === rule.name)?.comment;
  errors.push(`${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}\n    ${rule.name}: ${why}`);
}

// The fixture breaks each rule once. A rule that does not notice would not notice here either.
const fixture = await inspect(inRoot('scripts/fixtures/bad-boundary'));
const noticed = new Set(fixture.violations.map(({ rule }) => rule.name));
for (const { name } of forbidden) if (!noticed.has(name)) errors.push(`rule ${name} did not reject scripts/fixtures/bad-boundary`);

for (const error of errors) console.error(`boundaries  ${error}`);
console.log(`boundaries  ${house.files} files, ${errors.length === 0 ? 'ok' : `${errors.length} wrong`}`);
process.exit(errors.length === 0 ? 0 : 1);
