import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChairFigure } from '../../ui/fit/ChairFigure';
import { EmptyChair, Helper, PersonFromFront, PoweredChair, Scales } from './figures';
import type { Question } from './questions';
import styles from './drawing.module.css';

/** A measured line with its two ends. */
function line(x1: number, y1: number, x2: number, y2: number): string {
  const end = (x: number, y: number) => (x1 === x2 ? `M${String(x - 7)} ${String(y)}h14` : `M${String(x)} ${String(y - 7)}v14`);
  return `M${String(x1)} ${String(y1)}L${String(x2)} ${String(y2)}${end(x1, y1)}${end(x2, y2)}`;
}

const floor = <path className={styles.floor} d="M20 160H300" />;
/** Seen from the side, the back of the chair at 100, the shoes at 220, the top of the head at 20. */
const person = (
  <g transform="translate(100 160)">
    <ChairFigure length={120} height={140} powered={false} unsure={false} />
  </g>
);
const empty = (
  <g transform="translate(100 160)">
    <EmptyChair />
  </g>
);

const powered = (
  <g transform="translate(100 160)">
    <PoweredChair />
  </g>
);

function Measured({ d, x, y, children }: { d: string; x: number; y: number; children: string }) {
  return (
    <>
      <path className={styles.measure} d={d} />
      <text className={styles.letters} x={x} y={y}>
        {children}
      </text>
    </>
  );
}

export type DrawnQuestion = Exclude<Question, 'propulsion' | 'name' | 'check'>;

const drawings: Readonly<Record<DrawnQuestion, (label: string) => ReactNode>> = {
  width: (label) => (
    <>
      {floor}
      <PersonFromFront />
      <path className={styles.help} d="M125 92V172M195 92V172" />
      <Measured d={line(125, 178, 195, 178)} x={160} y={202}>{label}</Measured>
    </>
  ),
  length: (label) => (
    <>
      {floor}
      {person}
      <path className={styles.help} d="M106 66V172M222 146V172" />
      <Measured d={line(106, 178, 222, 178)} x={164} y={202}>{label}</Measured>
    </>
  ),
  height: (label) => (
    <>
      {floor}
      {person}
      {/* A book lies flat on the head and touches the wall. */}
      <path className={styles.thing} d="M72 14h86v6H72Z" />
      <path className={styles.wall} d="M72 4V160" />
      <path className={styles.measure} d={line(58, 20, 58, 160)} />
      <text className={styles.letters} transform="translate(40 90) rotate(-90)">{label}</text>
    </>
  ),
  headBow: (label) => (
    <>
      {floor}
      {person}
      <circle className={styles.ghost} cx="170" cy="58" r="13" />
      <path className={styles.help} d="M148 20h84M174 45h58" />
      <Measured d={line(226, 20, 226, 45)} x={262} y={38}>{label}</Measured>
    </>
  ),
  precision: (label) => (
    <>
      <path className={styles.thing} d="M40 80h240v44H40Z" />
      <path className={styles.help} d="M60 80v16M80 80v10M100 80v10M120 80v10M140 80v16M180 80v10M200 80v10M220 80v16M240 80v10M260 80v10" />
      <path className={styles.band} d="M148 60h24v84h-24Z" />
      <path className={styles.measure} d="M160 54V150" />
      <text className={styles.letters} x={160} y={178}>{label}</text>
    </>
  ),
  occupiedMass: (label) => (
    <>
      {person}
      <Scales label={label} />
    </>
  ),
  chairMass: (label) => (
    <>
      {empty}
      <Scales label={label} />
    </>
  ),
  helperMass: (label) => (
    <>
      <path className={styles.slope} d="M16 176 304 140" />
      <g transform="rotate(-7 160 158) translate(30 -2)">
        {person}
        <Helper />
      </g>
      <text className={styles.letters} x={56} y={202}>{label}</text>
    </>
  ),
  ratedGrade: (label) => (
    <>
      <path className={styles.floor} d="M20 182H300" />
      <path className={styles.slope} d="M36 182 290 128" />
      <g transform="rotate(-12 160 156)">{person}</g>
      <path className={styles.measure} d="M112 182A76 76 0 0 0 110 166" />
      <text className={styles.letters} x={142} y={202}>{label}</text>
    </>
  ),
  crashTested: (label) => (
    <>
      {floor}
      {powered}
      {/* The marked points, two in front and two behind, and the sign with a hook beside them. */}
      {[[114, 104], [114, 128], [180, 104], [186, 130]].map(([x, y]) => (
        <circle key={`${String(x)}-${String(y)}`} className={styles.point} cx={x} cy={y} r="7" />
      ))}
      <path className={styles.sign} d="M244 66h44v44h-44Z" />
      <path className={styles.measure} d="M266 74v12a8 8 0 1 1-8 8" />
      <text className={styles.letters} x={266} y={132}>{label}</text>
    </>
  ),
  pin: (label) => (
    <>
      {floor}
      {powered}
      <path className={styles.measure} d="M158 124V146M151 146h14" />
      <path className={styles.thing} d="M140 160v-8h12v4h12v-4h12v8Z" />
      <text className={styles.letters} x={272} y={142}>{label}</text>
      <path className={styles.help} d="M170 137h68" />
    </>
  ),
};

export const isDrawn = (question: Question): question is DrawnQuestion => question in drawings;

/** Where to put the tape, the scales or the eye, with the same in words for who does not see it. */
export function MeasureDrawing({ question }: { question: DrawnQuestion }) {
  const { t } = useTranslation('measure');
  return (
    <svg className={styles.drawing} viewBox="0 0 320 212" role="img" aria-label={t(`drawing.${question}.alt`)} focusable="false">
      {drawings[question](t(`drawing.${question}.label`))}
    </svg>
  );
}
