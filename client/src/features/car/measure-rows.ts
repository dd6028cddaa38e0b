import type { Accessibility } from '@passerelle/shared/fit/model';
import type { Measured } from '@passerelle/shared/fit/measured';

export interface MeasureRow {
  /** Key of its words. */
  readonly name: string;
  readonly measured: Measured | undefined;
}

export interface MeasureGroup {
  readonly name: 'access' | 'door' | 'space' | 'transfer' | 'stowage' | 'outside';
  /** Which of several places, from 1; 0 where there is one. */
  readonly number: number;
  readonly rows: readonly MeasureRow[];
}

const row = (name: string, measured: Measured | undefined): MeasureRow => ({ name, measured });

/** Every number of a car, in the order one meets them. What every car has is listed even when nobody has measured it. */
export function measureGroups({ access, door, spaces, transfer, stowage, exteriorHeight }: Accessibility): MeasureGroup[] {
  const lift = access?.type === 'lift';
  const places = spaces && spaces.length > 0 ? spaces : [{}];
  const groups: MeasureGroup[] = [
    {
      name: 'access',
      number: 0,
      rows: [
        row(lift ? 'liftWidth' : 'rampWidth', access?.width),
        row(lift ? 'liftLength' : 'rampLength', access?.length),
        ...(lift ? [] : [row('thresholdHeight', access?.thresholdHeight)]),
        ...(access?.grade ? [row('grade', access.grade)] : []),
        row('swl', access?.swl),
        ...(access?.winch ? [row('winch', access.winch.swl)] : []),
        ...(access?.outsideClearance ? [row('outsideClearance', access.outsideClearance)] : []),
      ],
    },
    { name: 'door', number: 0, rows: [row('doorWidth', door?.width), row('doorHeight', door?.height)] },
    ...places.map(({ length, width, headroom, anchorage }, index) => ({
      name: 'space' as const,
      number: places.length > 1 ? index + 1 : 0,
      rows: [
        row('spaceLength', length),
        row('spaceWidth', width),
        row('headroom', headroom),
        ...(anchorage?.type === 'none' ? [] : [row('maxChairMass', anchorage?.maxChairMass)]),
      ],
    })),
  ];
  if (transfer && transfer.type !== 'none') {
    groups.push({ name: 'transfer', number: 0, rows: [row('seatHeight', transfer.seatHeight), row('maxUserMass', transfer.maxUserMass)] });
  }
  if (stowage) {
    const { hoistLoad, boot } = stowage;
    groups.push({
      name: 'stowage',
      number: 0,
      rows: [row('hoistLoad', hoistLoad), row('bootWidth', boot?.width), row('bootHeight', boot?.height), row('bootLength', boot?.length)].filter(({ measured }) => measured),
    });
  }
  groups.push({ name: 'outside', number: 0, rows: [row('exteriorHeight', exteriorHeight)] });
  return groups.filter(({ rows }) => rows.length > 0);
}
