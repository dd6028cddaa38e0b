export interface FieldMessage {
  readonly name: string;
  readonly message: string;
}

/** react-hook-form keeps errors as a tree of the values' shape; here they are with the names of their fields. */
export function messagesOf(errors: unknown, prefix = ''): FieldMessage[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, error]: [string, unknown]) => {
    // `ref` is the element itself.
    if (typeof error !== 'object' || error === null || key === 'ref') return [];
    const name = prefix ? `${prefix}.${key}` : key;
    const message: unknown = Reflect.get(error, 'message');
    return typeof message === 'string' && message !== '' ? [{ name, message }] : messagesOf(error, name);
  });
}
