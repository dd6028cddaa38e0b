/** `period.from` of the form `search` has the id `search-period-from`. */
export function fieldId(form: string, path: string): string {
  return `${form}-${path.replaceAll('.', '-')}`;
}

/**
 * The field that a server's error path belongs to: the one of that name, or the nearest that contains it
 * (`accessibility.access.width` -> `accessibility.access`). `renamed` maps paths of the request to names of the form.
 */
export function fieldOfPath(path: string, exists: (name: string) => boolean, renamed: Readonly<Record<string, string>> = {}): string | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const part = parts.slice(0, length).join('.');
    const other = renamed[part];
    const name = other === undefined ? part : [other, ...parts.slice(length)].join('.');
    for (const candidate of other === undefined ? [name] : [name, other]) if (exists(candidate)) return candidate;
  }
  return undefined;
}

/** Sorts errors as their fields stand on the page; those of no field come first. */
export function byPlaceOnPage(a: { fieldId?: string }, b: { fieldId?: string }): number {
  const first = a.fieldId === undefined ? null : document.getElementById(a.fieldId);
  const second = b.fieldId === undefined ? null : document.getElementById(b.fieldId);
  if (!first || !second) return Number(first !== null) - Number(second !== null);
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
