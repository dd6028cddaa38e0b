import { Router, type IRouter } from 'express';
import type { Context } from '../core/context';
import { escapeHtml } from '../core/http/escape-html';

/** The outbox where no mail server is set up: what would have been sent, newest first. Never in production. */
export function devMailPage({ mail }: Context): IRouter {
  const router = Router();
  router.get('/dev/mail', async (_request, response) => {
    const mails = await mail.kept(100);
    const items = mails
      .map(({ to, subject, text, headers = {}, at, locale }) => `<article lang="${locale}"><h2>${escapeHtml(subject)}</h2><p>${escapeHtml(to)} · <time>${at.toISOString()}</time></p>${withHeaders(headers)}<pre tabindex="0">${withLinks(escapeHtml(text))}</pre></article>`)
      .join('\n');
    response
      .type('html')
      .setHeader('Cache-Control', 'no-store')
      .send(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Outbox: Passerelle</title></head><body><main><h1>Outbox</h1><p>No mail server is set up, so mails are kept here instead of being sent.</p>${items || '<p>No mail yet.</p>'}</main></body></html>`);
  });
  return router;
}

const withLinks = (escaped: string): string => escaped.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

const withHeaders = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `<p>${escapeHtml(`${name}: ${value}`)}</p>`)
    .join('');
