import type { JsonObject, JsonValue, Kind } from './documents';
import { invalidRequest } from './api-error';
import type { Reader } from './store';

/** A document as the API shows it: a copy, without what only the sandbox knows. */
export function present(document: object): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'sandbox' ? undefined : value)));
  return copy;
}

const kindByPrefix: Readonly<Record<string, Kind>> = {
  cus: 'customers', pm: 'paymentMethods', pi: 'paymentIntents', ch: 'charges', re: 'refunds', cs: 'sessions', acct: 'accounts',
  tr: 'transfers', trr: 'transferReversals', txn: 'balanceTransactions', dp: 'disputes',
};

function lookUp(reader: Reader, id: string): JsonObject | undefined {
  const kind = kindByPrefix[id.slice(0, id.indexOf('_'))];
  const document = kind && reader.get(kind, id);
  return document && present(document);
}

export function listOf(items: readonly object[], url: string, hasMore = false): JsonObject {
  return { object: 'list', data: items.map(present), has_more: hasMore, url };
}

/** Lists that Stripe leaves out of an object until they are asked for. */
function hiddenList(reader: Reader, node: JsonObject, field: string): JsonObject | undefined {
  if (node.object === 'charge' && field === 'refunds') {
    return listOf(reader.all('refunds').filter((refund) => refund.charge === node.id).reverse(), `/v1/charges/${String(node.id)}/refunds`);
  }
  const session = node.object === 'checkout.session' && field === 'line_items' ? reader.get('sessions', String(node.id)) : undefined;
  return session && listOf(session.sandbox.lineItems, `/v1/checkout/sessions/${session.id}/line_items`);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expandPath(reader: Reader, node: JsonValue, fields: readonly string[], whole: string): void {
  const [field, ...rest] = fields;
  if (field === undefined || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) expandPath(reader, item, fields, whole);
    return;
  }
  const value = isObject(node) ? (node[field] ?? hiddenList(reader, node, field)) : undefined;
  const isAbsent = isObject(node) && node[field] === null;
  const expanded = typeof value === 'string' ? lookUp(reader, value) : value;
  if (isAbsent) return;
  if (!isObject(node) || expanded === undefined || typeof expanded !== 'object') {
    throw invalidRequest(`This property cannot be expanded (${whole}).`, { param: 'expand' });
  }
  node[field] = expanded;
  expandPath(reader, expanded, rest, whole);
}

/** Replaces ids by what they name, along the paths of `expand[]`. Changes `body`. */
export function expand(reader: Reader, body: JsonObject, paths: readonly string[]): JsonObject {
  for (const path of paths) {
    const fields = path.split('.');
    if (fields.length > 4) throw invalidRequest('You cannot expand more than 4 levels of a property.', { param: 'expand' });
    expandPath(reader, body, fields, path);
  }
  return body;
}
