// Which test files Jest begins with: a long one that begins last is waited for by everything else.
import { createRequire } from 'node:module';

const ofJest = createRequire(createRequire(import.meta.url).resolve('@jest/core'));
const { default: Sequencer } = ofJest('@jest/test-sequencer');

/** The whole product at once takes longest, then the server with its database. */
const longestFirst = [/\/server\/test\//, /\.integration\.test\.ts$/, /./];

/** Within each of these as Jest would: by how long each took the last time here, and in a fresh clone by its size. */
export default class TestOrder extends Sequencer {
  /** @param {readonly { readonly path: string }[]} tests */
  sort(tests) {
    const sorted = super.sort(tests);
    const rank = ({ path }) => longestFirst.findIndex((pattern) => pattern.test(path));
    return longestFirst.flatMap((_, index) => sorted.filter((test) => rank(test) === index));
  }
}
