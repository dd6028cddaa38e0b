/** Markup that is safe to send: everything put into it by `html` was escaped. */
export interface Html {
  readonly markup: string;
}
type Piece = string | number | Html | readonly Html[] | null;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return String(piece).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
  if ('markup' in piece) return piece.markup;
  return piece.map((one) => one.markup).join('');
}

/** Template tag: texts are escaped, other `html` goes in as it is, null is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { markup: strings.map((text, index) => text + (index < pieces.length ? render(pieces[index] ?? null) : '')).join('') };
}
