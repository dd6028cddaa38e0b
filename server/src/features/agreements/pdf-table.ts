import { colours, type Sheet, type Structure } from './pdf-sheet';

export interface PdfTable {
  readonly caption: string;
  /** Of the whole width, in parts that add up to 1. */
  readonly shares: readonly number[];
  readonly ends: readonly boolean[];
  /** Empty: each row is named by its first cell alone. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly (readonly string[])[];
}

type RowKind = 'head' | 'row' | 'foot';

const size = 10.5;
const captionSize = 9.5;
const padding = 5;
const gap = 8;

const fontOf = (kind: RowKind, column: number): string => (kind !== 'row' || column === 0 ? 'bold' : 'regular');

function rowHeight({ pdf, width, printable }: Sheet, shares: readonly number[], cells: readonly string[], kind: RowKind): number {
  const heights = cells.map((cell, column) => pdf.font(fontOf(kind, column)).fontSize(size).heightOfString(printable(cell || ' '), { width: (shares[column] ?? 0) * width - gap }));
  return Math.max(...heights) + 2 * padding;
}

/** How much of a table must stand on one page: all of it, unless it is longer than half a page. */
export function keptHeight(sheet: Sheet, { shares, head, rows, foot }: PdfTable): number {
  const heights = [...(head.length > 0 ? [rowHeight(sheet, shares, head, 'head')] : []), ...rows.map((cells) => rowHeight(sheet, shares, cells, 'row')), ...foot.map((cells) => rowHeight(sheet, shares, cells, 'foot'))];
  const total = (kept: readonly number[]) => kept.reduce((sum, height) => sum + height, captionSize * 2);
  return total(heights) <= sheet.pdf.page.height / 2 ? total(heights) : total(heights.slice(0, 3));
}

/** Draws a table with its header cells said to be such, row by row, so that a page ends between two rows. */
export function drawTable(sheet: Sheet, parent: Structure, drawn: PdfTable): void {
  const { caption, shares, ends, head, rows, foot } = drawn;
  const { pdf, left, width, printable } = sheet;
  const widths = shares.map((share) => share * width);
  const starts = widths.map((_width, index) => left + widths.slice(0, index).reduce((sum, one) => sum + one, 0));
  const innerWidth = (column: number) => (widths[column] ?? 0) - gap;

  function drawRow(group: Structure, cells: readonly string[], kind: RowKind): void {
    const height = rowHeight(sheet, shares, cells, kind);
    sheet.makeRoom(height);
    const top = pdf.y;
    const tableRow = sheet.group(group, 'TR');
    cells.forEach((cell, column) => {
      const named = kind === 'head' || column === 0;
      const draw = () => {
        pdf.font(fontOf(kind, column)).fontSize(size).fillColor(colours.text);
        pdf.text(printable(cell), starts[column], top + padding, { width: innerWidth(column), align: ends[column] ? 'right' : 'left' });
      };
      if (cell === '') sheet.group(tableRow, 'TD').end();
      else if (named) sheet.tagged(tableRow, 'TH', draw, { scope: kind === 'head' ? 'Column' : 'Row' });
      else sheet.tagged(tableRow, 'TD', draw);
    });
    tableRow.end();
    pdf.y = top + height;
    sheet.ornament(() => pdf.moveTo(left, pdf.y).lineTo(left + width - gap, pdf.y).lineWidth(0.5).strokeColor(colours.line).stroke());
  }

  const table = sheet.group(parent, 'Table');
  sheet.makeRoom(keptHeight(sheet, drawn));
  sheet.tagged(table, 'Caption', () => {
    pdf.font('regular').fontSize(captionSize).fillColor(colours.muted).text(printable(caption), left, pdf.y, { width });
  });
  pdf.y += 2;
  const part = (tag: string, kind: RowKind, all: readonly (readonly string[])[]) => {
    if (all.length === 0) return;
    const group = sheet.group(table, tag);
    for (const cells of all) drawRow(group, cells, kind);
    group.end();
  };
  part('THead', 'head', head.length > 0 ? [head] : []);
  part('TBody', 'row', rows);
  part('TFoot', 'foot', foot);
  table.end();
  pdf.y += 8;
}
