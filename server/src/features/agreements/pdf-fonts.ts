import { readFileSync } from 'node:fs';
import { dataFile } from '../../core/data-file';

export interface PdfFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
  /** The text as the typeface can write it: an accent it lacks is dropped, a letter of another alphabet becomes a question mark. */
  printable(text: string): string;
}

const read = (name: string): Buffer => readFileSync(dataFile(`fonts/${name}`));

export function loadPdfFonts(): PdfFonts {
  const known = new Set(read('characters.txt').toString('utf8'));
  const written = (character: string): string => {
    if (character === '\n' || known.has(character)) return character;
    const [bare = ''] = character.normalize('NFD');
    return known.has(bare) ? bare : '?';
  };
  return {
    regular: read('atkinson-hyperlegible-next-regular.ttf'),
    bold: read('atkinson-hyperlegible-next-bold.ttf'),
    printable: (text) => Array.from(text.normalize('NFC'), written).join(''),
  };
}
