import { readPdf, withRole } from '../../../test/read-pdf';
import { aHandover, anAgreement } from './agreement-fixtures';
import { composeAgreement } from './compose';
import { loadPdfFonts } from './pdf-fonts';
import { renderPdf } from './render-pdf';

// Drawing takes a processor for a while, and the machine may be busy.
jest.setTimeout(30_000);

const fonts = loadPdfFonts();
const agreement = anAgreement({ checkIn: aHandover, checkOut: aHandover });
const drawn = (locale: 'fr' | 'en' = 'fr', of = agreement) => renderPdf(composeAgreement(of, locale), fonts, of.drawnUpAt);

// veraPDF says "compliant" of these files (docs/decisions/0022); what it looks at and can be read without it is asked again here.
describe.each(['fr', 'en'] as const)('the PDF in %s', (locale) => {
  it('says that it is tagged, in which language, and shows its title', async () => {
    const { catalog, marks, view, metadata } = readPdf(await drawn(locale));
    expect(catalog).toContain(`/Lang (${locale})`);
    expect(marks).toContain('/Marked true');
    expect(view).toContain('/DisplayDocTitle true');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toMatch(/<dc:title>[\s\S]*bkg_0+1/);
  });

  it('is a document of headings, paragraphs, lists and tables, the same as the page', async () => {
    const { document } = readPdf(await drawn(locale));
    const { blocks } = composeAgreement(agreement, locale);
    const roles = { heading: 'H', paragraph: 'P', list: 'L', facts: 'Table', table: 'Table' } as const;
    expect(document.role).toBe('Document');
    expect(document.inside.map(({ role }) => role)).toEqual(blocks.map((block) => (block.kind === 'heading' ? `H${block.level}` : roles[block.kind])));
  });
});

it('names the rows and columns of each table, and gives each row as many cells', async () => {
  const { document } = readPdf(await drawn());
  const tables = withRole(document, 'Table');
  expect(tables.length).toBeGreaterThan(5);
  for (const table of tables) {
    expect(table.inside[0]?.role).toBe('Caption');
    const rows = withRole(table, 'TR');
    expect(new Set(rows.map(({ inside }) => inside.length)).size).toBe(1);
    for (const row of rows) expect([row.inside[0]?.role, row.inside[0]?.scope]).toEqual(['TH', expect.stringMatching(/^(Row|Column)$/)]);
    for (const header of withRole(table, 'THead').flatMap((head) => withRole(head, 'TH'))) expect(header.scope).toBe('Column');
  }
  for (const item of withRole(document, 'LI')) expect(item.inside.map(({ role }) => role)).toEqual(['Lbl', 'LBody']);
});

it('brings its fonts', async () => {
  const { fonts: brought } = readPdf(await drawn());
  expect(brought).toEqual(expect.arrayContaining([{ name: 'AtkinsonHyperlegibleNext-Regular', embedded: true }, { name: 'AtkinsonHyperlegibleNext-Bold', embedded: true }]));
  expect(brought.every(({ embedded }) => embedded)).toBe(true);
});

it('is the same file, byte for byte, whenever it is drawn', async () => {
  expect((await drawn()).equals(await drawn())).toBe(true);
});

it('grows by pages, and keeps to its structure, when there is much to say', async () => {
  const { terms } = agreement.content;
  const long = anAgreement({ passengers: Array.from({ length: 9 }, (_, index) => `${'Très long nom '.repeat(4)}${index}`), checkIn: { ...aHandover, note: 'Une remarque assez longue. '.repeat(37) }, terms: { ...terms, renter: 'x'.repeat(300) } });
  const { pages, document } = readPdf(await drawn('fr', long));
  expect(pages).toBeGreaterThan(3);
  expect(document.inside).toHaveLength(composeAgreement(long, 'fr').blocks.length);
});

it.each([
  ['French, with its spaces and marks', '«\u00a0Où\u202f?\u00a0» L’été, c’est 1\u202f234,50\u00a0€ – œuf, Ÿ, Æ…', '«\u00a0Où\u202f?\u00a0» L’été, c’est 1\u202f234,50\u00a0€ – œuf, Ÿ, Æ…'],
  ['accents written apart', 'Zoe\u0308 Nun\u0303ez', 'Zoë Nuñez'],
  ['an accent the typeface has not', 'Nguyễn Thị', 'Nguyen Thi'],
  ['another alphabet', 'Анна 李', '???? ?'],
])('writes %s', (_name, text, printed) => {
  expect(fonts.printable(text)).toBe(printed);
});
