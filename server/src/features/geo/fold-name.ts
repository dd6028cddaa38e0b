/** Longest query that is read; the longest French name has 45 letters. */
const LONGEST_QUERY = 80;

/**
 * A name as it is compared: no accents, no capitals, one space for everything that is not a letter or a digit.
 * "L'Haÿ-les-Roses" -> "l hay les roses", "Lyon 3e Arrondissement" -> "lyon 3 arrondissement".
 */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\b0*(\d{1,2}) ?(?:er|ere|e|eme|nd|nde)\b/g, '$1');
}

export interface PlaceQuery {
  /** A whole or beginning postcode, when the query has one. */
  readonly postcode: string | undefined;
  /** The name as typed and, where it differs, with "st", "ste" and "ss" written out; empty without a name. */
  readonly names: readonly string[];
}

/** Reads what a person typed: "St-Étienne", "69003", "69 003", "Lyon 69003", "lyon 3ème", "lyon3". Never fails. */
export function readQuery(text: string): PlaceQuery {
  const folded = foldName(text.slice(0, LONGEST_QUERY).replace(/(\p{L})(?=\d)/gu, '$1 '));
  const digits = folded.replaceAll(' ', '');
  if (/^\d+$/.test(digits)) return { postcode: digits, names: [] };
  // A number of one or two digits beside a name is an arrondissement or part of a name; longer ones are a postcode.
  const words = folded.split(' ').map((word) => (/^0\d$/.test(word) ? word.slice(1) : word));
  const postcode = words.find((word) => /^\d{3,5}$/.test(word));
  const name = words.filter((word) => !/^\d{3,}$/.test(word)).join(' ');
  if (name === '') return { postcode, names: [] };
  const written = name.replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte').replace(/\bss\b/g, 'sous');
  return { postcode, names: written === name ? [name] : [written, name] };
}
