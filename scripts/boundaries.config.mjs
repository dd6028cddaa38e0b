/** Who may import whom: the one place where ARCHITECTURE.md's rules are written for the machine. */

/** A feature of the server imports only features of a lower rank. */
const ranks = [
  ['geo'],
  ['accounts', 'payments', 'messages', 'photos', 'wheelchairs'],
  ['vehicles', 'mandates', 'drivers'],
  ['search', 'bookings'],
  ['reviews', 'impact', 'agreements', 'alerts', 'feeds'],
  ['cases'],
];

const test = '\\.test\\.tsx?$';
const feature = (names) => `^server/src/features/(${names.join('|')})/`;
const door = '^server/src/features/[^/]+/index\\.ts$';
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const rooms = [
  forbid('shared-stands-alone', 'shared imports itself and packages', { path: '^shared/src/' }, { path: '^(server|client|e2e|scripts|bench)/' }),
  forbid('shared-is-pure', 'shared runs in browsers too: no Node API', { path: '^shared/src/', pathNot: test }, { dependencyTypes: ['core'] }),
  forbid('server-imports-shared-only', 'of the other rooms', { path: '^server/' }, { path: '^(client|e2e)/' }),
  forbid('client-imports-shared-only', 'of the other rooms', { path: '^client/' }, { path: '^(server|e2e)/' }),
  forbid('e2e-knows-only-the-product', 'journeys talk to the running product', { path: '^e2e/' }, { path: '^(shared|server|client)/' }),
];

const server = [
  forbid('core-knows-no-feature', 'core is below every feature', { path: '^server/src/core/', pathNot: test }, { path: '^server/src/(features|app|main)\\b' }),
  forbid('features-know-no-app', 'app puts features together, not the other way', { path: '^server/src/features/', pathNot: test }, { path: '^server/src/(app|main)\\b' }),
  forbid(
    'features-by-their-door',
    "another feature's index.ts is the only way in",
    { path: '^server/src/features/([^/]+)/', pathNot: test },
    { path: '^server/src/features/', pathNot: ['^server/src/features/$1/', door] },
  ),
  forbid('app-by-the-door', "a feature's index.ts is the only way in", { path: '^server/src/(app/|main\\.ts$)', pathNot: test }, { path: '^server/src/features/', pathNot: door }),
  forbid('feature-has-a-rank', 'add it to the table in scripts/boundaries.config.mjs', { path: '^server/src/features/', pathNot: feature(ranks.flat()) }, {}),
  ...ranks.map((names, rank) =>
    forbid(
      `rank-${rank}-looks-down`,
      'a feature imports features of a lower rank only; news travels upward as events',
      { path: feature(names), pathNot: test },
      { path: '^server/src/features/', pathNot: ['^server/src/features/$1/', feature(ranks.slice(0, rank).flat())] },
    ),
  ),
  forbid(
    'mongoose-in-repositories',
    'only repository.ts files and core know the database driver',
    { path: '^server/src/', pathNot: ['[/-]repository\\.ts$', '^server/src/core/', test] },
    { path: 'node_modules/(mongoose|mongodb)/' },
  ),
];

const client = [
  forbid('ui-and-lib-are-below', 'ui and lib know no feature', { path: '^client/src/(ui|lib)/', pathNot: test }, { path: '^client/src/(features|app)/' }),
  forbid('client-features-know-no-app', 'app puts features together', { path: '^client/src/features/', pathNot: test }, { path: '^client/src/app/' }),
  forbid(
    'client-features-stand-apart',
    'what two features share belongs in ui, lib or shared',
    { path: '^client/src/features/([^/]+)/', pathNot: test },
    { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
  ),
];

const everywhere = [
  forbid('no-circle', 'two files that import each other are one file', {}, { circular: true }),
  forbid('imports-resolve', 'an import nobody can follow is one no rule can judge', {}, { couldNotResolve: true, path: '^(@passerelle/|\\.)', pathNot: '\\?' }),
];

export const places = ['shared/src', 'server/src', 'client/src', 'e2e'];
export const forbidden = [...rooms, ...server, ...client, ...everywhere];
