import { useTranslation } from 'react-i18next';
import { ChairFigure } from './ChairFigure';
import type { Geometry } from './geometry';
import { Gap, Label } from './Mark';
import type { LabelFor } from './labels';
import styles from './fit.module.css';

export interface ViewProps {
  geometry: Geometry;
  width: number;
  patterns: string;
  labelFor: LabelFor;
}

const roomAbove = 62;
const roomBelow = 58;
const sill = 120;
const roof = 90;

/** From the side, to scale: ramp or lift, floor, doorway, roof, and the person going in. */
export function SideView({ geometry: g, width, patterns, labelFor }: ViewProps) {
  const { t } = useTranslation('ui');
  const narrow = width < 480;
  const named = (key: string) => t(`fit.draw.${narrow ? 'short' : 'long'}.${key}`);
  const wide = !narrow;
  const chairLength = g.chair?.length.mm ?? 0;
  const chairHeight = g.chair?.height.mm ?? 0;
  const inside = sill + Math.max(g.spaceLength.mm, chairLength);
  const front = wide ? 1750 : 260;
  const scale = Math.min(width / (g.run + 200 + inside + front), 0.2);
  const top = g.rise.mm + Math.max(g.headroom.mm, g.doorHeight.mm, chairHeight) + roof + 60;
  const ground = roomAbove + top * scale;
  const total = ground + roomBelow;
  const left = (width - (g.run + 200 + inside + front) * scale) / 2 + (g.run + 200) * scale;
  const x = (mm: number) => left + mm * scale;
  const y = (mm: number) => ground - mm * scale;
  const floor = g.rise.mm;
  const ceiling = floor + g.headroom.mm;
  const lintel = floor + g.doorHeight.mm;
  const top0 = Math.max(ceiling, lintel) + roof;
  const angle = g.lift ? 0 : (Math.atan2(g.rise.mm, g.run) * 180) / Math.PI;
  const head = x(sill + chairLength * 0.39);
  const labels = {
    door: labelFor('door_height', g.doorHeight),
    head: labelFor('headroom', g.headroom),
    slope: g.lift ? labelFor('platform_length', g.slope) : labelFor('slope', g.slope),
    length: labelFor('space_length', g.spaceLength),
  };
  const dashed = (known: boolean) => (known ? undefined : '7 6');
  const roofEnd = inside + (wide ? 350 : front);
  const body = wide
    ? `M${x(0)} ${y(lintel)}V${y(top0)}H${x(roofEnd)}L${x(roofEnd + 750)} ${y(floor + 620)}L${x(inside + front - 80)} ${y(floor + 480)}V${y(floor - 110)}H${x(0)}V${y(floor)}`
    : `M${x(0)} ${y(lintel)}V${y(top0)}H${x(roofEnd)}M${x(roofEnd)} ${y(floor - 110)}H${x(0)}V${y(floor)}`;
  const unsureChair = g.chair ? !g.chair.length.known || !g.chair.height.known : false;

  return (
    <svg className={styles.view} width={width} height={total} viewBox={`0 0 ${width} ${total}`} aria-hidden="true" focusable="false">
      <path className={styles.ground} d={`M0 ${ground}H${width}`} />
      <path className={styles.body} d={body} />
      {wide && <path className={styles.thin} d={`M${x(roofEnd - 60)} ${y(top0 - 90)}L${x(roofEnd + 560)} ${y(floor + 640)}H${x(roofEnd - 60)}Z`} />}
      <path className={styles.thin} d={`M${x(0)} ${y(top0)}L${x(-430)} ${y(top0 + 40)}`} />
      {[sill + g.spaceLength.mm * 0.62, ...(wide ? [inside + front - 520] : [])].map((at) => (
        <g key={at}>
          <circle className={styles.tyre} cx={x(at)} cy={y(310)} r={310 * scale} />
          <circle className={styles.thin} cx={x(at)} cy={y(310)} r={130 * scale} />
        </g>
      ))}
      {/* The floor of the place runs above the wheel, which shows below it. */}
      <rect className={styles.room} x={x(sill)} y={y(ceiling)} width={g.spaceLength.mm * scale} height={g.headroom.mm * scale} strokeDasharray={dashed(g.headroom.known && g.spaceLength.known)} />
      <path className={styles.floor} d={`M${x(0)} ${y(floor)}H${x(inside)}`} />
      {g.lift ? (
        <path className={styles.ramp} strokeDasharray={dashed(g.slope.known)} d={`M${x(-g.run)} ${y(floor)}H${x(0)}M${x(-g.run)} ${y(floor)}v${-10}`} />
      ) : (
        <path className={styles.ramp} strokeDasharray={dashed(g.slope.known && g.rise.known)} d={`M${x(-g.run)} ${ground}L${x(0)} ${y(floor)}`} />
      )}
      {g.lift && <path className={styles.thin} d={`M${x(-g.run * 0.5)} ${ground}V${y(floor) + 6}m-6 7 6-7 6 7`} />}
      {g.chair && (
        <>
          <g transform={`translate(${x(-g.run + (g.run - chairLength) * 0.45)} ${g.lift ? y(floor) : y(floor * 0.45)}) rotate(${-angle})`}>
            <ChairFigure ghost length={chairLength * scale} height={chairHeight * scale} powered={g.chair.powered} unsure={unsureChair} />
          </g>
          <g transform={`translate(${x(sill)} ${y(floor)})`}>
            <ChairFigure length={chairLength * scale} height={chairHeight * scale} powered={g.chair.powered} unsure={unsureChair} />
          </g>
          <Gap patterns={patterns} verdict={labels.head.verdict} x={head - 9} width={18} y={y(Math.max(ceiling, floor + chairHeight))} height={Math.abs(g.headroom.mm - chairHeight) * scale} />
          <Gap patterns={patterns} verdict={labels.door.verdict} x={x(0) - 7} width={14} y={y(Math.max(lintel, floor + chairHeight))} height={Math.abs(g.doorHeight.mm - chairHeight) * scale} />
          <Gap patterns={patterns} verdict={labels.length.verdict} x={x(sill + Math.min(chairLength, g.spaceLength.mm))} width={Math.abs(g.spaceLength.mm - chairLength) * scale} y={y(floor) - 12} height={12} />
        </>
      )}
      <Label {...labels.door} name={named('door_height')} narrow={narrow} from="below" anchor="start" x={0} y={18} to={{ x: x(0), y: y(Math.max(lintel, floor + chairHeight)) }} />
      <Label {...labels.head} name={named('headroom')} narrow={narrow} from="below" anchor="end" x={width} y={18} to={{ x: head, y: y(Math.max(ceiling, floor + chairHeight)) }} />
      <Label {...labels.slope} name={named(g.lift ? 'platform_length' : 'slope')} narrow={narrow} from="above" anchor="start" x={0} y={ground + 32} />
      <Label {...labels.length} name={named('space_length')} narrow={narrow} from="above" anchor="end" x={width} y={ground + 32} to={{ x: x(sill + (chairLength + g.spaceLength.mm) / 2), y: y(floor) }} />
    </svg>
  );
}
