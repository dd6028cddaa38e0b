import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { findBrowser } from './browser.mjs';
import { folderFor, pathWith } from './engine/stand-ins.mjs';

test('CHROME_PATH that does not run is an error, not a reason to take another browser', async () => {
  await assert.rejects(findBrowser({ env: { CHROME_PATH: '/nowhere/chrome' } }), /CHROME_PATH=\/nowhere\/chrome does not run/);
});

test('a snap is passed over for a browser that can read temporary folders', async (t) => {
  const env = pathWith(folderFor(t), { chromium: 'exec /snap/bin/chromium "$@"', 'chromium-browser': 'echo Chromium 140' });
  assert.equal(path.basename(await findBrowser({ env })), 'chromium-browser');
});
