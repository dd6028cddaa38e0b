import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folderFor } from './engine/stand-ins.mjs';
import { atLeastOneFailed, jestCount, playwrightCount, tapCount } from './test-results.mjs';

const file = (t, text) => {
  const place = path.join(folderFor(t), 'report');
  fs.writeFileSync(place, text);
  return place;
};

test('a runner that wrote no report counts as one failed', () => {
  for (const count of [jestCount, playwrightCount, tapCount]) assert.deepEqual(count('/nowhere'), { passed: 0, failed: 1 });
});

test('a Jest file that cannot be loaded counts as failed', (t) => {
  const report = JSON.stringify({ numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 2 });
  assert.deepEqual(jestCount(file(t, report)), { passed: 5, failed: 3 });
});

test('errors outside any journey count as failed', (t) => {
  const report = JSON.stringify({ stats: { expected: 4, flaky: 1, unexpected: 0 }, errors: [{ message: 'the server did not start' }] });
  assert.deepEqual(playwrightCount(file(t, report)), { passed: 5, failed: 1 });
});

test("the totals of Node's runner are read from its last lines", (t) => {
  assert.deepEqual(tapCount(file(t, '# tests 3\n# pass 2\n# fail 1\n# cancelled 0\n')), { passed: 2, failed: 1 });
});

test('a runner that ends with an error never counts as all right', () => {
  assert.deepEqual(atLeastOneFailed({ passed: 9, failed: 0 }, 1), { passed: 9, failed: 1 });
});
