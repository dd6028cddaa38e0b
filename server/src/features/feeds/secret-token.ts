import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for an address that nobody guesses. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: who reads the database cannot read the calendars. It is random, so it needs no slow hash. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
