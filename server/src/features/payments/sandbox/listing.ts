import { z } from 'zod';
import { noSuch } from './api-error';
import type { Documents, JsonObject, Kind } from './documents';
import { endpoint, type Endpoint } from './endpoint';
import { integer, text } from './params';
import { listOf } from './present';

export const rangeParam = z.union([integer.transform((at) => ({ gte: at, lte: at })), z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }).partial()]);

export const pageParams = {
  limit: integer.pipe(z.number().min(1).max(100)).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
};

type Listed = { id: string; created: number };

export function inRange(created: number, { gt, gte, lt, lte }: { gt?: number; gte?: number; lt?: number; lte?: number }): boolean {
  return (gt === undefined || created > gt) && (gte === undefined || created >= gte) && (lt === undefined || created < lt) && (lte === undefined || created <= lte);
}

/** One page of `items` (oldest first, as kept), newest first as Stripe lists them. */
export function pageOf(items: readonly Listed[], url: string, query: { limit?: number; starting_after?: string; ending_before?: string }): JsonObject {
  const newest = [...items].reverse();
  const at = (id: string, param: string): number => {
    const index = newest.findIndex((item) => item.id === id);
    if (index < 0) throw noSuch('object', id, param);
    return index;
  };
  const limit = query.limit ?? 10;
  if (query.ending_before !== undefined) {
    const end = at(query.ending_before, 'ending_before');
    return listOf(newest.slice(Math.max(0, end - limit), end), url, end > limit);
  }
  const start = query.starting_after === undefined ? 0 : at(query.starting_after, 'starting_after') + 1;
  return listOf(newest.slice(start, start + limit), url, newest.length > start + limit);
}

type ListedKind = { [K in Kind]: Documents[K] extends Listed ? K : never }[Kind];

/** GET of a collection, with the page parameters, `created` and equality on `filters`. */
export function listEndpoint<K extends ListedKind>(address: string, kind: K, filters: readonly (keyof Documents[K] & string)[]): Endpoint {
  const schema = z.looseObject({ ...pageParams, created: rangeParam.optional() }).superRefine((input, context) => {
    const known = new Set<string>([...Object.keys(pageParams), 'created', ...filters]);
    const unknown = Object.keys(input).filter((name) => !known.has(name));
    if (unknown.length > 0) context.addIssue({ code: 'unrecognized_keys', keys: unknown, input });
  });
  return endpoint('GET', address, schema, ({ change, input }) => {
    const { created } = input;
    const items = change.all(kind).filter((item) =>
      (!created || inRange(item.created, created)) && filters.every((name) => input[name] === undefined || item[name] === input[name]));
    return { body: pageOf(items, address, input) };
  });
}

/** GET of one document by the id in the address. */
export function retrieveEndpoint(address: string, kind: Kind, what: string): Endpoint {
  return endpoint('GET', address, z.strictObject({}), ({ change, id }) => {
    const document = change.get(kind, id);
    if (!document) throw noSuch(what, id);
    return { body: document };
  });
}
