import type { ReactNode } from 'react';
import styles from './drawings.module.css';

export type SpotName = 'measure' | 'find' | 'book' | 'go';

const spots: Record<SpotName, ReactNode> = {
  // A person in a chair between the marks of a tape measure.
  measure: (
    <>
      <rect className={styles.tint} x="22" y="14" width="116" height="86" rx="8" />
      <circle className={styles.ink} cx="76" cy="32" r="8" />
      <path d="M75 46l-3 24h23l8 20h8M76 52l6 11h12" strokeWidth="6" />
      <circle cx="72" cy="80" r="17" />
      <path d="M58 48h6M61 48v22" />
      <circle cx="104" cy="93" r="4" />
      <path className={styles.accent} d="M126 24v73M121 24h10M121 97h10M123 42h6M123 60h6M123 78h6" />
      <path className={styles.accent} d="M53 110h58M53 105v10M111 105v10M72 107v6M92 107v6" />
    </>
  ),
  // A map with places, one of them with a tick.
  find: (
    <>
      <path className={styles.tint} d="M16 26 56 14l48 12 40-12v80l-40 12-48-12-40 12Z" />
      <path d="M56 14v80M104 26v80" />
      <path d="M24 74c14-14 24 4 32-6s8-22 24-20 20 26 34 20 12-20 24-22" strokeDasharray="1 8" />
      <path className={styles.paper} d="M80 84S98 65 98 50a18 18 0 1 0-36 0c0 15 18 34 18 34Z" />
      <path className={styles.accent} d="M72 50l6 6 11-12" strokeWidth="4" />
      <circle className={styles.paper} cx="32" cy="48" r="6" />
      <circle className={styles.paper} cx="126" cy="76" r="6" />
    </>
  ),
  // A calendar with chosen days, and a key.
  book: (
    <>
      <rect className={styles.tint} x="22" y="22" width="88" height="80" rx="8" />
      <path d="M22 42h88M44 14v16M88 14v16" />
      <path d="M38 56h.1M54 56h.1M38 72h.1M54 88h.1M38 88h.1M94 56h.1" strokeWidth="5" />
      <path className={styles.accent} d="M70 56h8M54 72h40" strokeWidth="9" />
      <circle className={styles.paper} cx="118" cy="76" r="14" />
      <path d="M118 90v24M118 103h9M118 112h7M118 71v.1" strokeWidth="4" />
    </>
  ),
  // Up the ramp and into the car.
  go: (
    <>
      <path className={styles.tint} d="M66 92V38q0-14 14-14h44q8 0 12 7l16 27v30q0 4-4 4Z" />
      <path d="M112 34h10q5 0 8 5l9 17h-27ZM100 34v54" />
      <path className={styles.accent} d="M66 88 16 106" strokeWidth="5" />
      <path d="M4 108h152" />
      <circle className={styles.paper} cx="134" cy="95" r="11" />
      <circle className={styles.paper} cx="88" cy="95" r="11" />
      <g transform="translate(22 46) rotate(-19 16 46) scale(.66)">
        <circle className={styles.ink} cx="20" cy="2" r="9" />
        <path d="M19 18l-3 26h26l9 22h8M20 25l7 11h14" strokeWidth="7" />
        <circle cx="15" cy="56" r="18" strokeWidth="4.5" />
        <path d="M0 20h6M3 20v24" strokeWidth="4.5" />
      </g>
    </>
  ),
};

/** The four steps of how it works. They say nothing that the words beside them do not. */
export function SpotDrawing({ name }: { name: SpotName }) {
  return (
    <svg className={styles.spot} viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      {spots[name]}
    </svg>
  );
}
