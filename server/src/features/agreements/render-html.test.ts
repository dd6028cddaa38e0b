import { aHandover, anAgreement } from './agreement-fixtures';
import { composeAgreement } from './compose';
import { renderHtml } from './render-html';

const styleUrl = 'https://passerelle.example/api/agreements/style.css';
const agreement = anAgreement({ checkIn: aHandover });
const page = (locale: 'fr' | 'en' = 'fr') => renderHtml(composeAgreement(agreement, locale), { styleUrl });

it.each(['fr', 'en'] as const)('is a page in %s: its language, its title, one first heading, then the sections', (locale) => {
  const html = page(locale);
  expect(html).toContain(`<html lang="${locale}">`);
  expect(html).toMatch(/<title>[^<]+bkg_0+1<\/title>/);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect((html.match(/<h\d/g) ?? []).slice(1).every((tag) => tag === '<h2')).toBe(true);
});

it('names every row and column of its tables, also for browsers that forget a table whose cells are set below each other', () => {
  const html = page();
  expect(html.match(/<th\b(?! scope="(?:row|col)" role="(?:rowheader|columnheader)")/g)).toBeNull();
  expect(html.match(/<(?:table|tr|td|tbody|thead|tfoot)(?![^>]* role=)/g)).toBeNull();
  expect(html.match(/<caption>/g)).toHaveLength(html.match(/<table /g)?.length ?? -1);
});

it('holds neither script nor style of its own, which our pages would refuse', () => {
  expect(page()).not.toMatch(/<script|<style| style=| on\w+=/);
  expect(page()).toContain(`<link rel="stylesheet" href="${styleUrl}">`);
});

it('shows what people wrote as they wrote it', () => {
  const { terms } = agreement.content;
  const hostile = anAgreement({ terms: { ...terms, renter: '<img src=x onerror=alert(1)>', car: { ...terms.car, title: '"><script>alert(1)</script>&amp;' } }, checkIn: { ...aHandover, note: 'une ligne\n<b>deux</b>' } });
  const html = renderHtml(composeAgreement(hostile, 'fr'), { styleUrl });
  expect(html).not.toMatch(/<img|<script|<b>/);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;');
  expect(html).toContain('une ligne<br>&lt;b&gt;deux&lt;/b&gt;');
});
