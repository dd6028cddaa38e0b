/** What a form-encoded body becomes: Stripe's API nests by brackets, `a[b][0][c]=v`. */
export type FormValue = string | FormValue[] | FormObject;
export interface FormObject {
  [key: string]: FormValue;
}

const MAX_DEPTH = 8;

/** Objects have no prototype, so a key called `__proto__` is only a key. */
function emptyObject(): FormObject {
  return Object.create(null);
}

function isObject(value: FormValue | undefined): value is FormObject {
  return typeof value === 'object' && !Array.isArray(value);
}

/** `a[b][]` -> ['a', 'b', '']; null when the brackets do not pair up or go too deep. */
function keyPath(key: string): string[] | null {
  const head = /^[^[\]]+/.exec(key)?.[0];
  if (!head) return null;
  const rest = key.slice(head.length);
  if (!/^(\[[^[\]]*\])*$/.test(rest)) return null;
  const path = [head, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '')];
  return path.length > MAX_DEPTH ? null : path;
}

function put(target: FormObject, path: readonly string[], value: string): void {
  let node = target;
  path.forEach((part, index) => {
    const key = part === '' ? String(Object.keys(node).length) : part;
    if (index === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key];
    const child = isObject(next) ? next : emptyObject();
    node[key] = child;
    node = child;
  });
}

/** Objects whose keys are 0, 1, 2… were lists. */
function withLists(value: FormValue): FormValue {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key, index) => key === String(index))) {
    return Object.values(value).map(withLists);
  }
  const result = emptyObject();
  for (const key of keys) result[key] = withLists(value[key] ?? '');
  return result;
}

/** Parses a form body or a query string. A malformed key is kept whole, so that the endpoint refuses it by its name. */
export function parseForm(encoded: string): FormObject {
  const flat = emptyObject();
  for (const [key, value] of new URLSearchParams(encoded)) put(flat, keyPath(key) ?? [key], value);
  const result = emptyObject();
  for (const [key, value] of Object.entries(flat)) result[key] = withLists(value);
  return result;
}
