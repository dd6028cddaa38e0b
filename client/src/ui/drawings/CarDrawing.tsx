import type { Colour } from '@passerelle/shared/vehicles/contract';
import styles from './drawings.module.css';

export type CarBody = 'small_mpv' | 'van' | 'estate';

export interface CarDrawingProps {
  body: CarBody;
  access: 'ramp' | 'lift' | 'none';
  side: 'rear' | 'left' | 'right';
  colour: Colour;
  /** Text alternative; empty where the words stand beside it. */
  alt: string;
}

const paint: Record<Colour, string> = {
  white: '#f4f4f0',
  grey: '#a9b1bd',
  red: '#c8574f',
  blue: '#5f8fc4',
  green: '#6fa287',
  sand: '#d9c9a5',
};

interface Shape {
  body: string;
  glass: string;
  /** Between the two rows of glass, where a side door slides. */
  lines: string;
  wheels: [number, number];
  rear: number;
  doorTop: number;
}

const shapes: Record<CarBody, Shape> = {
  small_mpv: {
    body: 'M46 92V50q0-5 2-9l7-16q3-6 10-6h66q8 0 13 6l18 23 29 7q11 3 13 13v18q0 6-6 6Z',
    glass: 'M57 48l7-17q2-4 6-4h17v21ZM96 27h30v21H96ZM135 27q4 0 7 4l14 17h-21Z',
    lines: 'M91.5 27v60M130.5 27v60M100 57h8M139 57h8',
    wheels: [76, 172],
    rear: 46,
    doorTop: 26,
  },
  van: {
    body: 'M36 92V22q0-9 9-9h93q9 0 14 7l19 27 27 8q11 3 11 14v17q0 6-6 6Z',
    glass: 'M47 24h33v24H47ZM89 24h36v24H89ZM134 24h6l16 24h-22Z',
    lines: 'M84.5 22v65M129.5 22v65M94 58h9M138 58h9',
    wheels: [70, 174],
    rear: 36,
    doorTop: 22,
  },
  estate: {
    body: 'M32 92V64q0-5 4-9l15-14q5-5 13-5h62q8 0 14 5l19 16 36 6q12 2 13 13v10q0 6-6 6Z',
    glass: 'M49 57l11-10q3-3 8-3h18v13ZM94 44h29q5 0 9 4l11 9H94Z',
    lines: 'M90 44v43M128 60v27M98 65h8M134 65h8',
    wheels: [72, 174],
    rear: 32,
    doorTop: 43,
  },
};

function Access({ shape, access, side }: { shape: Shape } & Pick<CarDrawingProps, 'access' | 'side'>) {
  if (access === 'none') return null;
  if (side === 'rear') {
    const x = shape.rear;
    return access === 'ramp' ? (
      <path className={styles.ramp} d={`M${x} 88 L6 108M${x} ${shape.doorTop} L${x - 20} ${shape.doorTop - 8}`} />
    ) : (
      <path className={styles.ramp} d={`M${x} 88 H10v-8M${x - 18} 106V95m-5 5 5-5 5 5M${x} ${shape.doorTop} L${x - 20} ${shape.doorTop - 8}`} />
    );
  }
  const top = shape.doorTop + 2;
  return (
    <>
      <path className={styles.opening} d={`M93 ${top}h35V88H93Z`} />
      {access === 'ramp' ? (
        <path className={styles.sideRamp} d="M95 88h31l10 24H85Z" />
      ) : (
        <path className={styles.sideRamp} d="M91 98h39l5 10H86ZM98 88v10M123 88v10" />
      )}
    </>
  );
}

/** A car in line style, by its body, way in and colour. Never a stock photo: it promises nothing it does not know. */
export function CarDrawing({ body, access, side, colour, alt }: CarDrawingProps) {
  const shape = shapes[body];
  // Seen from its right; a car that is entered from the left is drawn the other way round.
  const mirrored = side === 'left' ? 'translate(240 0) scale(-1 1)' : undefined;
  const text = alt ? { role: 'img', 'aria-label': alt } : { 'aria-hidden': true };
  return (
    <svg className={styles.car} viewBox="0 0 240 118" {...text} focusable="false">
      <path className={styles.road} d="M4 110H236" />
      <g transform={mirrored}>
        <path className={styles.body} style={{ fill: paint[colour] }} d={shape.body} />
        <path className={styles.glass} d={shape.glass} />
        <path className={styles.line} d={shape.lines} />
        <path className={styles.line} d="M196 72h9" />
        <Access shape={shape} access={access} side={side} />
        {shape.wheels.map((x) => (
          <g key={x}>
            <circle className={styles.tyre} cx={x} cy="94" r="15" />
            <circle className={styles.hub} cx={x} cy="94" r="6" />
          </g>
        ))}
      </g>
    </svg>
  );
}
