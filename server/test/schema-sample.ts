type Schema = Readonly<Record<string, unknown>>;

export const asSchema = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {});
const listOf = (value: unknown): Schema[] => (Array.isArray(value) ? value.map(asSchema) : []);
const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

function text({ format, pattern, minLength, maxLength }: Schema, name: string): string {
  if (format === 'date-time') return name === 'to' ? '2027-06-12T08:00:00Z' : '2027-06-10T08:00:00Z';
  if (format === 'email') return 'somebody@example.org';
  if (typeof pattern === 'string' && pattern.includes('\\d{6}')) return '123456';
  return 'some text that is long enough'.padEnd(numberOr(minLength, 0), 'x').slice(0, numberOr(maxLength, 1_000));
}

/** A value that a JSON schema takes, with every property it names; `known` gives values by property name. */
export function sampleOf(schema: Schema, known: Readonly<Record<string, unknown>> = {}, name = ''): unknown {
  if (Object.hasOwn(known, name)) return known[name];
  const [first] = [...listOf(schema.anyOf), ...listOf(schema.oneOf), ...listOf(schema.allOf)];
  if (first) return sampleOf(first, known, name);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(asSchema(schema.properties)).map(([key, value]) => [key, sampleOf(asSchema(value), known, key)]));
    case 'array':
      return listOf(schema.prefixItems).length > 0 ? listOf(schema.prefixItems).map((item) => sampleOf(item, known)) : [sampleOf(asSchema(schema.items), known)];
    case 'string':
      return text(schema, name);
    case 'integer':
    case 'number': {
      const least = numberOr(schema.minimum, 0);
      return Math.round((least + Math.min(numberOr(schema.maximum, least + 2), least + 2_000)) / 2);
    }
    case 'boolean':
      return true;
    default:
      return null;
  }
}

export type Path = readonly (string | number)[];

/** The places inside a value, itself first. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]))];
}

/** The value with another one at a place, or with nothing there. */
export function changedAt(value: unknown, [key, ...rest]: Path, change: (old: unknown) => { is: unknown } | 'gone'): unknown {
  if (key === undefined) {
    const changed = change(value);
    return changed === 'gone' ? undefined : changed.is;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? changedAt(item, rest, change) : item));
  return Object.fromEntries(Object.entries(asSchema(value)).map(([name, item]) => [name, name === key ? changedAt(item, rest, change) : item]));
}
