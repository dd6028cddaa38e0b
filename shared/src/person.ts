import { z } from 'zod';

/** What another member may see of a person. */
export const personSchema = z.object({ id: z.string(), displayName: z.string() });
export type Person = z.infer<typeof personSchema>;

/** An identifier in a path: whatever is unknown is a 404, so its form is not judged. */
export const pathId = z.string().min(1).max(64);

/** One line of text a person typed: trimmed, without control characters. */
export function oneLine(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, { error: 'control characters' });
}

/** Several lines of text a person typed. */
export function manyLines(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\r\n\t]*(?:[\r\n\t][^\p{Cc}\r\n\t]*)*$/u, { error: 'control characters' });
}
