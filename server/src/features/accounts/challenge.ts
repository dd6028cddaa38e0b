import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Context } from '../../core/context';

const lifetimeSeconds = 300;
const claimsSchema = z.object({ sub: z.string() });

type ChallengeParts = Pick<Context, 'secrets' | 'clock'>;

// A key of its own: an access token is never a challenge, nor the other way round.
const keyOf = ({ secrets }: ChallengeParts) => `${secrets.jwt}:second-factor`;
const seconds = ({ clock }: ChallengeParts) => Math.floor(clock.now().getTime() / 1000);

/** Says that somebody knew the password of this account in the last five minutes. */
export function makeChallenge(parts: ChallengeParts, accountId: string): string {
  const iat = seconds(parts);
  return jwt.sign({ sub: accountId, iat, exp: iat + lifetimeSeconds }, keyOf(parts), { algorithm: 'HS256' });
}

/** The account of a challenge; `null` when it is not ours or too old. */
export function readChallenge(parts: ChallengeParts, challenge: string): string | null {
  try {
    return claimsSchema.parse(jwt.verify(challenge, keyOf(parts), { algorithms: ['HS256'], clockTimestamp: seconds(parts) })).sub;
  } catch {
    return null;
  }
}
