/**
 * Reads a number typed the French or the English way ("10,5", "10.5", "1 250").
 * Undefined when it is not a number. Signs, exponents and hexadecimal are not numbers a person measures.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(',', '.');
  return /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) : undefined;
}
