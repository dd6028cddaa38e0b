import PDFDocument from 'pdfkit';
import { fillText } from '@passerelle/shared/text';
import type { DocumentText } from './document';
import type { PdfFonts } from './pdf-fonts';

export type Pdf = PDFKit.PDFDocument;
export type Structure = PDFKit.PDFStructureElement;
/** Which cells a header cell names; pdfkit's own types have no word for it yet. */
type HeaderOptions = PDFKit.Mixins.StructureElementOptions & { readonly scope: 'Row' | 'Column' };

/** Points: 1/72 of an inch. */
export const margin = 56;
export const colours = { text: '#16213a', muted: '#3f4a63', line: '#6e7890' } as const;
const footSize = 9;

export interface Sheet {
  readonly pdf: Pdf;
  /** The text area: where it begins, how wide it is. */
  readonly left: number;
  readonly width: number;
  /** What the fonts can write of a text. */
  printable(text: string): string;
  /** Goes to a new page unless so many points are left on this one. */
  makeRoom(height: number): void;
  /** An element of the structure with what `draw` draws in it, added to its parent. */
  tagged(parent: Structure, tag: string, draw: () => void, options?: HeaderOptions): void;
  /** An element that holds others; to be ended when they are all in it. */
  group(parent: Structure, tag: string): Structure;
  /** Drawn for the eye alone: screen readers skip it. */
  ornament(draw: () => void): void;
}

/** A tagged PDF (PDF/UA-1) with its fonts inside, nothing on it yet. `drawnUpAt` makes the same agreement the same bytes. */
export function newSheet({ locale, title }: DocumentText, { regular, bold, printable }: PdfFonts, drawnUpAt: Date): Sheet {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { top: margin, bottom: margin + footSize, left: margin, right: margin },
    pdfVersion: '1.7',
    tagged: true,
    lang: locale,
    displayTitle: true,
    bufferPages: true,
    info: { Title: printable(title), Author: 'Passerelle', Creator: 'Passerelle', CreationDate: drawnUpAt },
  };
  // The types of pdfkit know the subsets of PDF/A only.
  const pdf = new PDFDocument(Object.assign<PDFKit.PDFDocumentOptions, object>(options, { subset: 'PDF/UA' }));
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  const { page } = pdf;
  return {
    pdf,
    left: margin,
    width: page.width - 2 * margin,
    printable,
    makeRoom(height) {
      if (pdf.y + height > pdf.page.maxY()) pdf.addPage();
    },
    tagged(parent, tag, draw, options) {
      const element = options ? pdf.struct(tag, options) : pdf.struct(tag);
      parent.add(element);
      element.add(draw);
      element.end();
    },
    group(parent, tag) {
      const element = pdf.struct(tag);
      parent.add(element);
      return element;
    },
    ornament(draw) {
      pdf.markContent('Artifact', { type: 'Layout' });
      draw();
      pdf.endMarkedContent();
    },
  };
}

/** The foot of every page, when all pages are there. */
export function writeFeet({ pdf, left, width, printable }: Sheet, { footer, pageNumber }: DocumentText): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    // Below the text area: without this the foot itself would begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const y = pdf.page.height - margin;
    pdf.font('regular').fontSize(footSize).fillColor(colours.muted);
    pdf.text(printable(footer), left, y, { width, lineBreak: false });
    pdf.text(printable(fillText(pageNumber, { page: index + 1, pages: count })), left, y, { width, align: 'right', lineBreak: false });
    pdf.endMarkedContent();
  }
}

/** The finished file. */
export async function bytesOf({ pdf }: Sheet): Promise<Buffer> {
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
