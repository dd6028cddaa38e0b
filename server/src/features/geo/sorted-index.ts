/** A half-open range of rows of a sorted index. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Sorted texts, each with the number of the place it belongs to: what begins with a prefix is one range. */
export interface SortedIndex {
  readonly keys: readonly string[];
  readonly owners: Uint32Array;
}

export function createSortedIndex(entries: readonly { key: string; owner: number }[]): SortedIndex {
  const sorted = [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.owner - b.owner));
  return { keys: sorted.map((entry) => entry.key), owners: Uint32Array.from(sorted, (entry) => entry.owner) };
}

/** The rows, inside `within`, whose key begins with `prefix`. */
export function prefixRange(index: SortedIndex, prefix: string, within: Range = { from: 0, to: index.keys.length }): Range {
  const from = firstNotBelow(index, prefix, within);
  // U+FFFF sorts after every character a key can hold.
  return { from, to: firstNotBelow(index, `${prefix}\uffff`, { from, to: within.to }) };
}

function firstNotBelow(index: SortedIndex, text: string, within: Range): number {
  let low = within.from;
  let high = within.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index.keys[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz '];

/**
 * The ranges whose keys begin with `text` after one letter is added, dropped, changed or swapped with its neighbour.
 * Ranges may overlap. Follows the index letter by letter, so it stops soon after the point where the typo must have been.
 */
export function oneTypoRanges(index: SortedIndex, text: string): { range: Range; corrected: string }[] {
  const found: { range: Range; corrected: string }[] = [];
  let within: Range = { from: 0, to: index.keys.length };
  for (let at = 0; at <= text.length && within.from < within.to; at += 1) {
    const before = text.slice(0, at);
    const letter = text.charAt(at);
    const next = text.charAt(at + 1);
    const rest = text.slice(at + 1);
    const variants = [before + rest];
    if (next !== '' && next !== letter) variants.push(before + next + letter + text.slice(at + 2));
    for (const other of LETTERS) {
      if (other !== letter) variants.push(before + other + rest, before + other + letter + rest);
    }
    for (const corrected of variants) {
      const range = prefixRange(index, corrected, within);
      if (range.from < range.to) found.push({ range, corrected });
    }
    within = prefixRange(index, before + letter, within);
  }
  return found;
}
