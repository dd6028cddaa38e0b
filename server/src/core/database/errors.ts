import { z } from 'zod';

const duplicateKey = z.object({ code: z.literal(11000) });

/** True for the error of a unique index that already holds this key. */
export function isDuplicateKey(error: unknown): boolean {
  return duplicateKey.safeParse(error).success;
}
