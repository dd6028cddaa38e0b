import { html, type Html } from './html';
import type { Wording } from './wording';

/** A whole page: the notice that the money is not real, then `main`. */
export function shell({ say, language }: Wording, title: string, main: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${say('testMoney')} – Passerelle</title>
<link rel="stylesheet" href="/sandbox/style.css">
</head>
<body>
<div class="page">
<header class="notice"><p><strong>${say('testMoney')}</strong> ${say('testMoneyDetail')}</p></header>
<main>${main}</main>
</div>
</body>
</html>
`.markup;
}

/** A page with a sentence and at most one way on. */
export function plainPage(words: Wording, title: string, detail: string, onward: { href: string; label: string } | null): string {
  const link = onward ? html`<p><a class="button" href="${onward.href}">${onward.label}</a></p>` : null;
  return shell(words, title, html`<h1>${title}</h1><p>${detail}</p>${link}`);
}
