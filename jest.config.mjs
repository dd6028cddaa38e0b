import { availableParallelism } from 'node:os';

// One jest for three rooms. ESM-only packages are compiled like our own code.
const compiled = ['temporal-polyfill', 'temporal-utils', '@passerelle', '@internationalized', 'otplib', '@otplib', '@scure', '@noble'];
const swc = (jsx) => ({
  '^.+\\.(m?js|tsx?)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', tsx: jsx },
        transform: jsx ? { react: { runtime: 'automatic' } } : {},
      },
    },
  ],
});
const common = {
  transformIgnorePatterns: [`/node_modules/(?!(${compiled.join('|')})(/|$))`],
  extensionsToTreatAsEsm: [],
};

export default {
  // Jest leaves one core to its watcher, which no test run has; and the tests wait for the database much of their time.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  testSequencer: '<rootDir>/scripts/test-order.mjs',
  projects: [
    { ...common, displayName: 'shared', rootDir: 'shared', testEnvironment: 'node', transform: swc(false) },
    {
      ...common,
      displayName: 'server',
      rootDir: 'server',
      testEnvironment: 'node',
      transform: swc(false),
      globalSetup: '<rootDir>/test/global-setup.mjs',
      globalTeardown: '<rootDir>/test/global-teardown.mjs',
    },
    {
      ...common,
      displayName: 'client',
      rootDir: 'client',
      testEnvironment: 'jsdom',
      transform: swc(true),
      setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
      moduleNameMapper: { '\\.module\\.css$': '<rootDir>/test/css-module.cjs', '\\.(css|svg|woff2)$': '<rootDir>/test/empty.cjs' },
    },
  ],
};
