const partsOf = (path: string): string[] => path.split('.');

/** What stands at a path such as `accessibility.spaces.0.length`; undefined where there is nothing. */
export function readAt(from: unknown, path: string): unknown {
  let node = from;
  for (const part of partsOf(path)) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = Reflect.get(node, part);
  }
  return node;
}

/** Writes at a path, making the objects on the way. What was made null stays null: it is known to be absent. */
export function writeAt(into: Record<string, unknown>, path: string, value: unknown): void {
  const parts = partsOf(path);
  const last = parts.pop() ?? path;
  let node: object = into;
  for (const part of parts) {
    const next: unknown = Reflect.get(node, part);
    if (next === null) return;
    if (typeof next === 'object') node = next;
    else {
      const made = {};
      Reflect.set(node, part, made);
      node = made;
    }
  }
  Reflect.set(node, last, value);
}
