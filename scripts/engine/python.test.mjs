import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { findPython } from './python.mjs';
import { secantusdb } from './secantusdb.mjs';
import { folderFor, pathWith } from './stand-ins.mjs';
import { makeVenv } from './venv.mjs';

const python = (version) => `echo "python ${version}"`;

test('a machine without Python is told which one to install', async (t) => {
  await assert.rejects(findPython(pathWith(folderFor(t), {})), (error) => /no Python found/.test(error.message) && /python3-venv/.test(error.todo));
});

test('a Python that is too old is named with what is needed', async (t) => {
  await assert.rejects(findPython(pathWith(folderFor(t), { python3: python('3 9') })), /python3 is 3\.9, 3\.10 to 3\.13 is needed/);
});

test('a Python that is too new is not taken either', async (t) => {
  await assert.rejects(findPython(pathWith(folderFor(t), { python3: python('3 14') })), /python3 is 3\.14/);
});

test('a Python that does not run is named with what it said', async (t) => {
  const broken = 'echo "libpython3.so: cannot open shared object file" >&2; exit 127';
  await assert.rejects(findPython(pathWith(folderFor(t), { 'python3.12': broken })), /python3\.12 is there but does not run \(libpython3\.so/);
});

test('a broken newer Python does not hide a good older one', async (t) => {
  const env = pathWith(folderFor(t), { 'python3.13': 'exit 127', 'python3.11': python('3 11') });
  assert.equal(await findPython(env), 'python3.11');
});

test('a Python without venv leads to the line that installs it, and leaves nothing half made', async (t) => {
  const dir = folderFor(t);
  const env = { ...pathWith(dir, { python3: `case "$1" in -c) ${python('3 11')};; *) echo "The virtual environment was not created because ensurepip is not available."; exit 1;; esac` }) };
  await assert.rejects(secantusdb({ dataDir: path.join(dir, 'data'), env, log: () => {} }), (error) => /apt-get install -y python3-venv/.test(error.todo));
  assert.deepEqual(fs.readdirSync(path.join(dir, 'data', 'engine')), []);
});

test('an installation that cannot load is not kept', async (t) => {
  const dir = folderFor(t);
  const inside = `#!/bin/sh\ncase "$*" in *"import "*) echo "ImportError: bad wheel" >&2; exit 1;; esac`;
  const make = `mkdir -p "$3/bin"; printf '%s\\n' '${inside.replaceAll('\n', "' '")}' > "$3/bin/python"; chmod +x "$3/bin/python"`;
  const env = pathWith(dir, { python3: make });
  const venv = path.join(dir, 'venv');
  const wanted = { python: 'python3', venv, packages: ['thing==1'], check: 'thing', env: { PATH: `${env.PATH}:/usr/bin:/bin` }, log: () => {} };
  await assert.rejects(makeVenv(wanted), /thing==1: installed but does not load: ImportError: bad wheel/);
  assert.equal(fs.existsSync(venv), false);
});

test('a full disk stops the search for a database instead of trying the next', async (t) => {
  const dir = folderFor(t);
  const env = pathWith(dir, { python3: 'echo "OSError: [Errno 28] No space left on device"; exit 1' });
  const wanted = { python: 'python3', venv: path.join(dir, 'venv'), packages: ['thing==1'], check: 'thing', env, log: () => {} };
  await assert.rejects(makeVenv(wanted), (error) => error.name === 'Failure' && /disk is full/.test(error.message) && /nothing was lost/.test(error.todo));
});
