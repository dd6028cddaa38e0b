import { timingSafeEqual } from 'node:crypto';
import { generateSync } from 'otplib';

const stepSeconds = 30;

/** Number of the 30-second step an instant lies in (RFC 6238). */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

export const codeOfStep = (secret: string, step: number): string => generateSync({ secret, epoch: step * stepSeconds });

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * The step a code belongs to: the present one, the one before (people are slow), or up to `ahead` later ones (clocks differ).
 * Steps up to `lastStep` are used up. `null` for a wrong code.
 */
export function matchingStep(secret: string, code: string, { now, lastStep, ahead }: { now: Date; lastStep: number; ahead: number }): number | null {
  const present = stepAt(now);
  for (let step = Math.max(present - 1, lastStep + 1); step <= present + ahead; step += 1) {
    if (same(codeOfStep(secret, step), code)) return step;
  }
  return null;
}
