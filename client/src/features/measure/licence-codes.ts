/** Codes of a French or European licence that this page has words for, by what they are about. The fit rule knows the same: a test compares. */
export const codeGroups = [
  { name: 'gearbox', codes: ['78', '10', '10.02', '10.04', '15', '15.01', '15.02', '15.03', '15.04'] },
  { name: 'brake', codes: ['20', '20.01', '20.03', '20.04', '20.05', '20.06', '20.07', '20.09', '20.12', '20.13', '20.14'] },
  { name: 'accelerator', codes: ['25', '25.01', '25.03', '25.04', '25.05', '25.06', '25.08', '25.09'] },
  { name: 'pedals', codes: ['31', '31.01', '31.02', '31.03', '31.04', '32', '32.01', '32.02', '33', '33.01', '33.02'] },
  { name: 'switches', codes: ['35', '35.02', '35.03', '35.04', '35.05'] },
  { name: 'steering', codes: ['40', '40.01', '40.05', '40.06', '40.09', '40.11', '40.14', '40.15'] },
  { name: 'mirrors', codes: ['42', '42.01', '42.03', '42.05'] },
  { name: 'seat', codes: ['43', '43.01', '43.02', '43.03', '43.04', '43.06', '43.07'] },
  { name: 'car', codes: ['50', '51'] },
] as const;

const known: ReadonlySet<string> = new Set(codeGroups.flatMap(({ codes }) => [...codes]));

/** Whether there are words for it. Others are kept as well: the owner is asked about them. */
export const isKnownCode = (code: string): boolean => known.has(code);

/** Key of a code's words; a dot would be read as a step into the texts. */
export const codeKey = (code: string): string => `c${code.replace('.', '_')}`;

/** The licence is tied to one car: no other may be driven with it. */
export const isTiedToOneCar = (code: string): boolean => /^5[01](\.|$)/.test(code);

/** Reads what is copied from a licence: "10.02, 25.04 40.11", also with the French comma inside a code ("25,04"). */
export function readCodes(text: string): string[] {
  const parts = text.match(/\d{2,3}(?:\.\d{2}|,\d{2}(?![\d.]))?/g) ?? [];
  const codes = parts.flatMap((part) => {
    const code = part.replace(',', '.');
    return !part.includes(',') || isKnownCode(code) ? [code] : part.split(',');
  });
  return [...new Set(codes)];
}
