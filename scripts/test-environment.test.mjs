import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenTestUri, testEnvironment } from './test-environment.mjs';

test('nothing a person has set for their own Passerelle reaches the tests', () => {
  const own = { MONGODB_URI: 'mongodb://prod/live', DATA_DIR: '/home/me/data', PORT: '80', STRIPE_SECRET_KEY: 'sk_live_1', SMTP_URL: 'smtp://mail', PATH: '/bin' };
  const env = testEnvironment(own, { uri: 'mongodb://127.0.0.1:5/passerelle_test?directConnection=true', dir: '/tmp/x' });
  assert.deepEqual(env, {
    PATH: '/bin',
    DATA_DIR: '/tmp/x/data',
    TEST_MONGODB_URI: 'mongodb://127.0.0.1:5/passerelle_test?directConnection=true',
    PASSERELLE_TEST_MONGODB_URI: 'mongodb://127.0.0.1:5/passerelle_e2e_test?directConnection=true',
  });
});

test('TEST_MONGODB_URI is refused unless its database name ends in _test', () => {
  for (const uri of ['mongodb://127.0.0.1/passerelle', 'mongodb://127.0.0.1', 'mongodb://127.0.0.1/?appName=my_test', 'mongodb://h_test/live']) {
    assert.throws(() => givenTestUri({ TEST_MONGODB_URI: uri }), /does not end in _test/, uri);
  }
  assert.equal(givenTestUri({ TEST_MONGODB_URI: 'mongodb://a,b/x_test?replicaSet=rs' }), 'mongodb://a,b/x_test?replicaSet=rs');
  assert.equal(givenTestUri({}), undefined);
});
