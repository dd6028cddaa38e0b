import type { Verdict } from '@passerelle/shared/fit/result';
import type { ReactNode } from 'react';
import styles from './verdict.module.css';

/** Each verdict has a shape of its own, so that it can be told apart without any colour. 24 x 24. */
const shapes: Record<Verdict, ReactNode> = {
  fits: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" stroke="none" />
      <path d="M7 12.4 10.6 16 17.2 8.6" stroke="var(--surface)" strokeWidth="2.6" fill="none" />
    </>
  ),
  tight: (
    <>
      <circle cx="12" cy="12" r="9" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
      <path d="M12 3a9 9 0 0 0 0 18Z" fill="currentColor" stroke="none" />
    </>
  ),
  does_not_fit: (
    <>
      <rect x="3" y="3" width="18" height="18" rx="2" fill="var(--surface)" stroke="currentColor" strokeWidth="2" />
      <path d="M7.5 7.500l9 9M16.5 7.500l-9 9" stroke="currentColor" strokeWidth="2.6" fill="none" />
    </>
  ),
  unknown: (
    <>
      <circle cx="12" cy="12" r="9" fill="var(--surface)" stroke="currentColor" strokeWidth="2" strokeDasharray="1.6 3.05" />
      <path d="M9.3 9.700a2.7 2.7 0 1 1 4.1 2.300c-.9.5-1.4 1-1.4 2M12 16.800v.1" stroke="currentColor" strokeWidth="2.2" fill="none" />
    </>
  ),
};

/** `nested` draws inside another SVG, with the given position. */
export function VerdictShape({ verdict, size = 24, x, y }: { verdict: Verdict; size?: number; x?: number; y?: number }) {
  return (
    <svg
      className={styles[verdict]}
      x={x}
      y={y}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[verdict]}
    </svg>
  );
}
