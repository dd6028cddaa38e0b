import { createHash } from 'node:crypto';
import { z } from 'zod';
import { problem } from '@passerelle/shared/problem';
import type { SearchQuery } from '@passerelle/shared/search/contract';

/** A place in the order: what does not fit is always last; the id makes it the same every time. */
export interface Rank {
  readonly group: number;
  readonly key: number;
  readonly id: string;
}

/** Where a page ended, and the area that the first one was made with. */
interface PageEnd {
  readonly radiusKm: number | null;
  readonly examinedKm: number | null;
  readonly last: Rank;
}

const km = z.number().min(0).max(20_000).nullable();
const cursorSchema = z.tuple([z.string(), km, km, z.number(), z.number(), z.string()]);

/** The same for the same question, whatever the length of a page; it does not let anybody read the question. */
function fingerprint({ cursor: _cursor, limit: _limit, ...question }: SearchQuery): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);
}

export function writeCursor(query: SearchQuery, { radiusKm, examinedKm, last }: PageEnd): string {
  return Buffer.from(JSON.stringify([fingerprint(query), radiusKm, examinedKm, last.group, last.key, last.id])).toString('base64url');
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Null on the first page. Throws `search.cursor_of_another_query`. */
export function readCursor(query: SearchQuery): PageEnd | null {
  if (query.cursor === undefined) return null;
  const parsed = cursorSchema.safeParse(decode(query.cursor));
  if (!parsed.success || parsed.data[0] !== fingerprint(query)) throw problem('search.cursor_of_another_query');
  const [, radiusKm, examinedKm, group, key, id] = parsed.data;
  return { radiusKm, examinedKm, last: { group, key, id } };
}
