import type { Block, DocumentText } from './document';
import type { PdfFonts } from './pdf-fonts';
import { bytesOf, colours, newSheet, writeFeet, type Sheet, type Structure } from './pdf-sheet';
import { drawTable, keptHeight, type PdfTable } from './pdf-table';

const size = 11;
const lineGap = 2;
const headingSizes = { 1: 20, 2: 14 } as const;
const bulletWidth = 14;
/** For a text that follows a heading: two or three lines. */
const roomBelowHeading = 70;

function drawText(sheet: Sheet, parent: Structure, text: string): void {
  const { pdf, left, width, printable } = sheet;
  const printed = printable(text);
  pdf.font('regular').fontSize(size);
  sheet.makeRoom(pdf.heightOfString(printed, { width, lineGap }));
  sheet.tagged(parent, 'P', () => pdf.fillColor(colours.text).text(printed, left, pdf.y, { width, lineGap }));
  pdf.y += 6;
}

function drawHeading(sheet: Sheet, parent: Structure, { level, text }: Extract<Block, { kind: 'heading' }>, below: number): void {
  const { pdf, left, width, printable } = sheet;
  if (level !== 1) pdf.y += 10;
  sheet.makeRoom(headingSizes[level] * 1.5 + below);
  sheet.tagged(parent, `H${level}`, () => pdf.font('bold').fontSize(headingSizes[level]).fillColor(colours.text).text(printable(text), left, pdf.y, { width }));
  pdf.y += 6;
}

function drawList(sheet: Sheet, parent: Structure, items: readonly string[]): void {
  const { pdf, left, width, printable } = sheet;
  const list = sheet.group(parent, 'L');
  for (const item of items) {
    const printed = printable(item);
    const inner = width - bulletWidth;
    pdf.font('regular').fontSize(size).fillColor(colours.text);
    sheet.makeRoom(pdf.heightOfString(printed, { width: inner, lineGap }));
    const top = pdf.y;
    const line = sheet.group(list, 'LI');
    sheet.tagged(line, 'Lbl', () => pdf.text('•', left, top, { width: bulletWidth, lineBreak: false }));
    sheet.tagged(line, 'LBody', () => pdf.text(printed, left + bulletWidth, top, { width: inner, lineGap }));
    line.end();
    pdf.y += 4;
  }
  list.end();
  pdf.y += 2;
}

/** The first column names its row and is wider; amounts share the rest. */
const sharesOf = (columns: number): number[] => Array.from({ length: columns }, (_, index) => (index === 0 ? 0.3 : 0.7 / (columns - 1)));

function tableOf(block: Extract<Block, { kind: 'facts' | 'table' }>): PdfTable {
  const { caption, rows } = block;
  if (block.kind === 'facts') return { caption, shares: [0.34, 0.66], ends: [false, false], head: [], rows, foot: [] };
  const { columns, foot } = block;
  return { caption, shares: sharesOf(columns.length), ends: columns.map(({ align }) => align === 'end'), head: columns.map(({ title }) => title), rows, foot };
}

/** What of a block must stand on the page of its heading. */
const keptWithHeading = (sheet: Sheet, block: Block | undefined): number => (block?.kind === 'facts' || block?.kind === 'table' ? keptHeight(sheet, tableOf(block)) : roomBelowHeading);

function drawBlock(sheet: Sheet, parent: Structure, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(sheet, parent, block, keptWithHeading(sheet, next));
    case 'paragraph':
      return drawText(sheet, parent, block.text);
    case 'list':
      return drawList(sheet, parent, block.items);
    case 'facts':
    case 'table':
      return drawTable(sheet, parent, tableOf(block));
  }
}

/** The document as a tagged PDF with its fonts inside. The same document drawn up at the same time gives the same bytes. */
export async function renderPdf(text: DocumentText, fonts: PdfFonts, drawnUpAt: Date): Promise<Buffer> {
  const sheet = newSheet(text, fonts, drawnUpAt);
  const root = sheet.pdf.struct('Document');
  sheet.pdf.addStructure(root);
  text.blocks.forEach((block, index) => drawBlock(sheet, root, block, text.blocks[index + 1]));
  root.end();
  writeFeet(sheet, text);
  return bytesOf(sheet);
}
