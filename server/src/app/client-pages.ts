import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type IRouter } from 'express';
import { problem } from '@passerelle/shared/problem';

const yearSeconds = 365 * 24 * 3600;

/** The built client: files with a hash in their name are kept for a year, every other address is the one page that routes itself. */
export function clientPages(clientDir: string): IRouter {
  const router = Router();
  router.use('/assets', express.static(join(clientDir, 'assets'), { immutable: true, maxAge: yearSeconds * 1000, fallthrough: false, index: false }));
  router.use(express.static(clientDir, { index: false, maxAge: 3600 * 1000 }));
  let page: Buffer | undefined;
  router.use((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw problem('request.not_found');
    page ??= readFileSync(join(clientDir, 'index.html'));
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page);
  });
  return router;
}
