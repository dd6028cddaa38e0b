import { useTranslation } from 'react-i18next';
import { Gap, Label } from './Mark';
import type { ViewProps } from './SideView';
import styles from './fit.module.css';

const roomAbove = 62;
const roomBelow = 64;
const sill = 120;
const wall = 60;

/** From above, to scale: ramp, doorway, space, chair and straps, with the margins left and right. */
export function TopView({ geometry: g, width, patterns, labelFor }: ViewProps) {
  const { t } = useTranslation('ui');
  const narrow = width < 480;
  const named = (key: string) => t(`fit.draw.${narrow ? 'short' : 'long'}.${key}`);
  const approach = Math.min(g.run, 900);
  const chairLength = g.chair?.length.mm ?? 0;
  const chairWidth = g.chair?.width.mm ?? 0;
  const inside = sill + Math.max(g.spaceLength.mm, chairLength) + 120;
  const scale = Math.min(width / (approach + inside), 0.2);
  const widest = Math.max(g.accessWidth.mm, g.doorWidth.mm, g.spaceWidth.mm, chairWidth) + 2 * wall;
  const middle = roomAbove + (widest / 2) * scale + 6;
  const total = middle + (widest / 2) * scale + roomBelow;
  const left = (width - (approach + inside) * scale) / 2 + approach * scale;
  const x = (mm: number) => left + mm * scale;
  const half = (mm: number) => (mm / 2) * scale;
  const labels = {
    access: labelFor('access_width', g.accessWidth),
    door: labelFor('door_width', g.doorWidth),
    space: labelFor('space_width', g.spaceWidth),
    straps: labelFor('securement', { mm: 0, known: g.straps !== undefined }),
  };
  const dashed = (known: boolean) => (known ? undefined : '7 6');
  const chairX = x(sill) + Math.max(0, (g.spaceLength.mm - chairLength) / 2) * scale;
  const chairPx = chairLength * scale;

  const margins = (verdict: typeof labels.door.verdict, from: number, to: number, available: number) =>
    g.chair &&
    [-1, 1].map((side) => {
      const inner = Math.min(available, chairWidth) / 2;
      const thickness = (Math.abs(available - chairWidth) / 2) * scale;
      const y = side < 0 ? middle - inner * scale - thickness : middle + inner * scale;
      return <Gap key={side} patterns={patterns} verdict={verdict} x={from} width={to - from} y={y} height={thickness} />;
    });

  const strapEnds = [-1, 1].flatMap((end) => [-1, 1].map((side) => ({ end, side })));
  return (
    <svg className={styles.view} width={width} height={total} viewBox={`0 0 ${width} ${total}`} aria-hidden="true" focusable="false">
      <rect className={styles.room} x={x(sill)} y={middle - half(g.spaceWidth.mm)} width={g.spaceLength.mm * scale} height={g.spaceWidth.mm * scale} strokeDasharray={dashed(g.spaceWidth.known && g.spaceLength.known)} />
      <path className={styles.rampTop} strokeDasharray={dashed(g.accessWidth.known)} d={`M${x(-approach)} ${middle - half(g.accessWidth.mm)}H${x(0)}V${middle + half(g.accessWidth.mm)}H${x(-approach)}`} />
      {[-1, 1].map((side) => (
        <path key={side} className={styles.wall} strokeDasharray={dashed(g.doorWidth.known)} d={`M${x(sill / 2)} ${middle + side * half(g.doorWidth.mm)}V${middle + side * half(widest)}H${x(inside)}`} />
      ))}
      {margins(labels.access.verdict, x(-approach), x(-20), g.accessWidth.mm)}
      {margins(labels.door.verdict, x(sill / 2) - 6, x(sill / 2) + 6, g.doorWidth.mm)}
      {margins(labels.space.verdict, chairX, chairX + chairPx, g.spaceWidth.mm)}
      {g.chair && (
        <>
          <path className={styles.arrow} d={`M${x(-approach + 80)} ${middle}H${x(-90)}m-8-7 8 7-8 7`} />
          <g className={styles.chairTop} strokeDasharray={dashed(g.chair.width.known && g.chair.length.known)}>
            <rect x={chairX} y={middle - half(chairWidth)} width={chairPx} height={chairWidth * scale} rx={5} />
          </g>
          {g.straps === '4_point' &&
            strapEnds.map(({ end, side }) => (
              <path
                key={`${end}${side}`}
                className={styles.strap}
                d={`M${chairX + chairPx * (end < 0 ? 0.16 : 0.72)} ${middle + side * half(chairWidth) * 0.7}L${end < 0 ? x(sill) + 4 : x(sill + g.spaceLength.mm) - 4} ${middle + side * half(Math.min(g.spaceWidth.mm, chairWidth)) * 0.9}`}
              />
            ))}
          <g className={styles.person}>
            <path strokeWidth={130 * scale} d={[-1, 1].map((s) => `M${chairX + chairPx * 0.4} ${middle + s * half(chairWidth * 0.26)}H${chairX + chairPx * 0.85}`).join('')} />
            <ellipse className={styles.head} cx={chairX + chairPx * 0.36} cy={middle} rx={chairPx * 0.11} ry={half(chairWidth) * 0.7} />
            <circle className={styles.face} cx={chairX + chairPx * 0.38} cy={middle} r={105 * scale} />
          </g>
          {g.straps === 'docking' && <rect className={styles.strap} x={chairX + chairPx * 0.5} y={middle - 8} width={16} height={16} />}
        </>
      )}
      <Label {...labels.access} name={named(g.lift ? 'lift_width' : 'access_width')} narrow={narrow} from="below" anchor="start" x={0} y={18} to={{ x: x(-approach * 0.55), y: middle - half(Math.max(g.accessWidth.mm, chairWidth)) }} />
      <Label {...labels.space} name={named('space_width')} narrow={narrow} from="below" anchor="end" x={width} y={18} to={{ x: chairX + chairPx * 0.75, y: middle - half(Math.max(g.spaceWidth.mm, chairWidth)) }} />
      <Label {...labels.door} name={named('door_width')} narrow={narrow} from="above" anchor="start" x={0} y={total - 28} to={{ x: x(sill / 2), y: middle + half(Math.max(g.doorWidth.mm, chairWidth)) }} />
      {g.chair && <Label {...labels.straps} name={named('securement')} narrow={narrow} from="above" anchor="end" x={width} y={total - 28} to={{ x: x(sill + g.spaceLength.mm) - 6, y: middle + half(Math.min(g.spaceWidth.mm, chairWidth)) * 0.9 + 3 }} />}
    </svg>
  );
}
