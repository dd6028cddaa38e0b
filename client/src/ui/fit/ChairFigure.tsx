import styles from './fit.module.css';

export interface ChairFigureProps {
  /** In px: what the occupied chair takes. */
  length: number;
  height: number;
  powered: boolean;
  /** Measures are missing: drawn dashed. */
  unsure: boolean;
  /** Outline only, for the way in. */
  ghost?: boolean;
}

/** A person in their chair seen from the side, going to the right. Origin: on the floor, at the back. */
export function ChairFigure({ length, height, powered, unsure, ghost }: ChairFigureProps) {
  const x = (part: number) => (part * length).toFixed(1);
  const y = (part: number) => (-part * height).toFixed(1);
  const limb = height * 0.085;
  const wheel = powered ? height * 0.13 : height * 0.22;
  const castor = height * 0.06;
  const head = height * 0.09;
  return (
    <g className={ghost ? styles.ghost : styles.person} strokeDasharray={unsure ? '5 5' : undefined}>
      <path strokeWidth={limb * 0.45} d={`M${x(0.06)} ${y(0.66)}H${x(0.16)}L${x(0.21)} ${y(0.33)}H${x(0.62)}L${x(0.76)} ${y(0.09)}H${x(0.98)}`} />
      <circle className={styles.wheel} cx={x(0.29)} cy={-wheel} r={wheel} strokeWidth={limb * 0.4} />
      <circle className={styles.wheel} cx={x(0.7)} cy={-castor} r={castor} strokeWidth={limb * 0.4} />
      {powered && <path strokeWidth={limb * 0.8} d={`M${x(0.2)} ${y(0.24)}H${x(0.6)}`} />}
      <g strokeWidth={limb} strokeDasharray="none">
        <path d={`M${x(0.36)} ${y(0.72)}L${x(0.31)} ${y(0.42)}H${x(0.68)}L${x(0.84)} ${y(0.15)}h${(limb * 0.9).toFixed(1)}`} />
        <path strokeWidth={limb * 0.7} d={`M${x(0.37)} ${y(0.68)}L${x(0.42)} ${y(0.53)}H${x(0.6)}`} />
      </g>
      <circle className={styles.head} cx={x(0.39)} cy={-(height - head)} r={head} strokeDasharray="none" />
    </g>
  );
}
