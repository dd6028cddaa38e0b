import { escapeHtml } from '../../core/http/escape-html';
import type { Block, Column, DocumentText } from './document';

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');
const alignOf = ({ align }: { readonly align?: Column['align'] | undefined }): string => (align ? ' class="end"' : '');

// On a narrow screen the style sets each cell on a line of its own, under its column's name; a browser then forgets that it is a table, so the roles say it.
function row(cells: readonly string[], columns: readonly Column[]): string {
  const [name = '', ...rest] = cells;
  const others = rest.map((cell, index) => {
    const { title, align } = columns[index + 1] ?? {};
    return `<td role="cell"${title === undefined ? '' : ` data-column="${escapeHtml(title)}"`}${alignOf({ align })}>${lines(cell)}</td>`;
  });
  return `<tr role="row"><th scope="row" role="rowheader">${lines(name)}</th>${others.join('')}</tr>`;
}

/** A sum stands under its column, and its name reaches over what is empty before it. */
function footRow(cells: readonly string[]): string {
  const [name = ''] = cells;
  return `<tr role="row"><th scope="row" role="rowheader" colspan="${cells.length - 1}">${lines(name)}</th><td role="cell" class="end">${lines(cells.at(-1) ?? '')}</td></tr>`;
}

function markup(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${lines(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<table class="facts" role="table"><caption>${lines(block.caption)}</caption><tbody role="rowgroup">${block.rows.map((cells) => row(cells, [])).join('')}</tbody></table>`;
    case 'table': {
      const head = block.columns.map((column) => `<th scope="col" role="columnheader"${alignOf(column)}>${lines(column.title)}</th>`).join('');
      const foot = block.foot.length > 0 ? `<tfoot role="rowgroup">${block.foot.map(footRow).join('')}</tfoot>` : '';
      return `<table role="table"><caption>${lines(block.caption)}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${block.rows.map((cells) => row(cells, block.columns)).join('')}</tbody>${foot}</table>`;
    }
  }
}

/** A whole page, readable without its style too. `styleUrl` is where the style is. */
export function renderHtml({ locale, title, footer, blocks }: DocumentText, { styleUrl }: { styleUrl: string }): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(styleUrl)}">
</head>
<body>
<main>
${blocks.map(markup).join('\n')}
</main>
<footer><p>${escapeHtml(footer)}</p></footer>
</body>
</html>
`;
}
