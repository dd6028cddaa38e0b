// npm test: the same set-up as npm start on folders, ports and a database of its own, then everything that must hold.
import { requireNode } from './lib/node-version.mjs';

requireNode();
Promise.all([import('./lib/program.mjs'), import('./test-product.mjs')]).then(([{ program }, { testProduct }]) => program(testProduct));
