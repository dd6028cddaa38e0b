import type { Verdict } from '@passerelle/shared/fit/result';
import { VerdictShape } from '../verdict/VerdictShape';
import { inkOf, patternUrl } from './VerdictPatterns';
import styles from './fit.module.css';

export interface MarkProps {
  patterns: string;
  verdict: Verdict | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is left (or missing), hatched at its place in the drawing. Never thinner than can be seen. */
export function Gap({ patterns, verdict, x, y, width, height }: MarkProps) {
  if (!verdict) return null;
  const wide = Math.max(width, 3);
  const high = Math.max(height, 3);
  return (
    <rect
      x={x}
      y={y}
      width={wide}
      height={high}
      fill={patternUrl(patterns, verdict)}
      stroke={inkOf[verdict]}
      strokeWidth="2"
      strokeDasharray={verdict === 'unknown' ? '5 4' : undefined}
    />
  );
}

export interface LabelProps {
  x: number;
  y: number;
  anchor: 'start' | 'end';
  name: string;
  text: string;
  verdict: Verdict | null;
  /** Where the line from the label leads. */
  to?: { x: number; y: number };
  /** The line starts above or below the words. */
  from: 'above' | 'below';
  /** Little room: the second line is not set in. */
  narrow: boolean;
}

/** Two lines of words with the verdict's shape, and a thin line to what they are about. */
export function Label({ x, y, anchor, name, text, verdict, to, from, narrow }: LabelProps) {
  const shape = 18;
  const inward = anchor === 'start' ? 1 : -1;
  const textX = x + inward * (verdict ? shape + 6 : 0);
  const lineY = from === 'above' ? y - 18 : y + 26;
  return (
    <g>
      {to && (
        <path className={styles.leader} d={`M${to.x} ${to.y}V${lineY}H${x + inward * (shape / 2)}`} />
      )}
      {verdict && <VerdictShape verdict={verdict} size={shape} x={anchor === 'start' ? x : x - shape} y={y - 14} />}
      <text className={styles.name} x={textX} y={y} textAnchor={anchor}>
        {name}
      </text>
      <text className={styles.amount} x={narrow ? x : textX} y={y + 19} textAnchor={anchor} style={verdict ? { fill: inkOf[verdict] } : undefined}>
        {text}
      </text>
    </g>
  );
}
