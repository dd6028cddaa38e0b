import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptDocument, madeDocument } from './booking-process-diagram.mjs';

test('docs/booking-process.md says what the rows of the process say (else: node scripts/booking-process-diagram.mjs)', async () => {
  assert.equal(await keptDocument(), await madeDocument());
});
