import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure, screen } from './failure.mjs';

test('a full disk is explained, with the file and without a stack', () => {
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: '/data/engine.json' });
  assert.match(screen(error), /^✗ The disk is full: \/data\/engine\.json\n\nFree some space/);
  assert.doesNotMatch(screen(error), / at /);
});

test('a long failure still fits on one screen, its advice included', () => {
  const shown = screen(new Failure('line\n'.repeat(80), 'do this'));
  assert.ok(shown.split('\n').length <= 24);
  assert.match(shown, /do this$/);
});
