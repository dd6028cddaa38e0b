import type { Measured } from '@passerelle/shared/fit/measured';
import type { Accessibility } from '@passerelle/shared/fit/model';

export interface SummaryRow {
  /** Key of its words. */
  readonly name: 'ramp' | 'lift' | 'wayIn' | 'threshold' | 'swl' | 'door' | 'space' | 'exterior';
  /** Which of several places, from 1; 0 for what there is once. */
  readonly number: number;
  /** In the order the words name them; undefined where nobody gave one. */
  readonly measures: readonly (Measured | undefined)[];
}

/** The measures that decide whether a chair fits, few enough to be compared with a car or its papers at a glance. */
export function measureSummary({ access, door, spaces = [], exteriorHeight }: Accessibility): SummaryRow[] {
  const row = (name: SummaryRow['name'], measures: SummaryRow['measures'], number = 0): SummaryRow => ({ name, number, measures });
  const wayIn = access
    ? [
        row(access.type ?? 'wayIn', [access.width, access.length]),
        ...(access.type === 'lift' ? [] : [row('threshold', [access.thresholdHeight])]),
        row('swl', [access.swl]),
      ]
    : [];
  return [
    ...wayIn,
    row('door', [door?.width, door?.height]),
    ...spaces.map(({ length, width, headroom }, index) => row('space', [length, width, headroom], index + 1)),
    ...(exteriorHeight ? [row('exterior', [exteriorHeight])] : []),
  ];
}
