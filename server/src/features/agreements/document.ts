import type { Locale } from '@passerelle/shared/locale';

/** A cell that holds a number or an amount stands at the right. */
export interface Column {
  readonly title: string;
  readonly align?: 'end';
}

/** What a document is made of, before it is a page or a PDF. All texts are plain: who renders them escapes them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Each row a name and what it is. */
  | { readonly kind: 'facts'; readonly caption: string; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** The first cell of a row names it; the rows of the foot are sums. */
  | { readonly kind: 'table'; readonly caption: string; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[]; readonly foot: readonly (readonly string[])[] };

export interface DocumentText {
  readonly locale: Locale;
  readonly title: string;
  /** At the foot of every printed page. */
  readonly footer: string;
  /** How a page says its number: `Page {{page}} / {{pages}}`. */
  readonly pageNumber: string;
  readonly blocks: readonly Block[];
}

export const heading = (text: string, level: 1 | 2 = 2): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const facts = (caption: string, rows: readonly (readonly [string, string])[]): Block => ({ kind: 'facts', caption, rows });
export const table = (caption: string, columns: readonly Column[], rows: readonly (readonly string[])[], foot: readonly (readonly string[])[] = []): Block => ({ kind: 'table', caption, columns, rows, foot });
