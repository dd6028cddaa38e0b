import type { Verdict } from '@passerelle/shared/fit/result';

const verdicts: Verdict[] = ['fits', 'tight', 'unknown', 'does_not_fit'];

export const inkOf: Record<Verdict, string> = {
  fits: 'var(--fits)',
  tight: 'var(--tight)',
  does_not_fit: 'var(--no)',
  unknown: 'var(--unknown)',
};

const tintOf: Record<Verdict, string> = {
  fits: 'var(--fits-tint)',
  tight: 'var(--tight-tint)',
  does_not_fit: 'var(--no-tint)',
  unknown: 'var(--unknown-tint)',
};

// One direction, the other, both, dots: told apart without colour.
const lines: Record<Verdict, string> = {
  fits: 'M-1 9 9-1M-1 1 1-1M7 9 9 7',
  tight: 'M-1-1 9 9M7-1 9 1M-1 7 1 9M4-1V9',
  does_not_fit: 'M0 0 8 8M8 0 0 8',
  unknown: 'M2 2v.1M6 6v.1',
};

export const patternUrl = (prefix: string, verdict: Verdict) => `url(#${prefix}-${verdict})`;

/** The hatching of each verdict, for use inside one SVG. `prefix` is unique on the page. */
export function VerdictPatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      {verdicts.map((verdict) => (
        <pattern key={verdict} id={`${prefix}-${verdict}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={tintOf[verdict]} />
          <path
            d={lines[verdict]}
            stroke={inkOf[verdict]}
            strokeWidth={verdict === 'unknown' ? 2.4 : 1.6}
            strokeLinecap="round"
            fill="none"
          />
        </pattern>
      ))}
    </defs>
  );
}
