import type { Accessibility, Wheelchair } from '@passerelle/shared/fit/model';
import type { Verdict } from '@passerelle/shared/fit/result';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FitTable } from './FitTable';
import { summary, type ExplainedDimension } from './fit-text';
import { geometryOf } from './geometry';
import { labelsFrom } from './labels';
import { SideView } from './SideView';
import { TopView } from './TopView';
import { useWidth } from './use-width';
import { VerdictPatterns } from './VerdictPatterns';
import styles from './fit.module.css';

export interface FitDrawingProps {
  vehicle: Accessibility;
  /** Absent: the car alone, with what there is. */
  wheelchair?: Wheelchair | undefined;
  /** What the rule says; absent with no chair. */
  result?: { verdict: Verdict | null; dimensions: readonly ExplainedDimension[]; assignment: readonly (number | null)[] } | undefined;
  /** Which of the chairs asked about. */
  chair?: number;
}

/** For one chair and one car: two views to scale, and the same facts as a table. */
export function FitDrawing({ vehicle, wheelchair, result, chair = 0 }: FitDrawingProps) {
  const { t, i18n } = useTranslation('ui');
  const patterns = useId();
  const picture = useRef<HTMLDivElement>(null);
  const width = useWidth(picture, 560);
  const locale = i18n.language;
  const dimensions = (wheelchair && result ? result.dimensions : []).filter((dimension) => dimension.chair === chair);
  const verdict = wheelchair && result ? result.verdict : null;
  const geometry = geometryOf(vehicle, wheelchair, result?.assignment[chair] ?? 0);
  const view = { geometry, width, patterns, labelFor: labelsFrom(dimensions, t, locale) };
  return (
    <div className={styles.fit}>
      <div className={dimensions.length > 0 ? styles.both : undefined}>
        <div className={styles.pictures} role="img" aria-label={summary(verdict, dimensions, t, locale)}>
          <svg className={styles.defs} aria-hidden="true" focusable="false">
            <VerdictPatterns prefix={patterns} />
          </svg>
          <p className={styles.caption} aria-hidden="true">
            {t('fit.side')}
          </p>
          <div ref={picture}>
            <SideView {...view} />
          </div>
          <p className={styles.caption} aria-hidden="true">
            {t('fit.top')}
          </p>
          <TopView {...view} />
        </div>
        {dimensions.length > 0 && <FitTable dimensions={dimensions} lift={geometry.lift} />}
      </div>
    </div>
  );
}
