const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The same value without fields that are undefined, at any depth: the database would keep them as null. */
export function withoutAbsent<T>(value: T): T;
export function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutAbsent(item));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[name, withoutAbsent(part)]])));
}
