// npm start: installs and builds what is missing, finds or starts a database, and serves Passerelle until Ctrl-C.
import { requireNode } from './lib/node-version.mjs';

requireNode();
Promise.all([import('./lib/program.mjs'), import('./start-product.mjs')]).then(([{ program }, { startProduct }]) => program(startProduct, { stopCode: 0 }));
