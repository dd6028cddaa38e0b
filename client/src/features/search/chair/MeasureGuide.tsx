import { useTranslation } from 'react-i18next';
import { ChairFigure } from '../../../ui/fit/ChairFigure';
import styles from './chair.module.css';

const bar = (x1: number, y1: number, x2: number, y2: number) => {
  const upright = x1 === x2;
  const tick = (x: number, y: number) => (upright ? `M${String(x - 6)} ${String(y)}h12` : `M${String(x)} ${String(y - 6)}v12`);
  return `M${String(x1)} ${String(y1)}L${String(x2)} ${String(y2)}${tick(x1, y1)}${tick(x2, y2)}`;
};

/** How to measure, drawn and in words: the person sits in the chair, as on the road. */
export function MeasureGuide() {
  const { t } = useTranslation('search');
  return (
    <div className={styles.guide}>
      <svg className={styles.guideDrawing} viewBox="0 0 330 200" aria-hidden="true" focusable="false">
        <path className={styles.floor} d="M4 158H326" />
        <g transform="translate(52 158)">
          <ChairFigure length={120} height={140} powered={false} unsure={false} />
        </g>
        <path className={styles.dimension} d={bar(30, 18, 30, 158)} />
        <path className={styles.dimension} d={bar(52, 174, 172, 174)} />
        {/* From the front: head, shoulders, seat between two wheels. */}
        <g className={styles.front}>
          <circle className={styles.frontHead} cx="266" cy="31" r="13" />
          <path d="M244 62q22-14 44 0v44h-44ZM250 106v42M282 106v42" />
          <path className={styles.frontWheel} d="M236 92v66M296 92v66" />
        </g>
        <path className={styles.dimension} d={bar(231, 174, 301, 174)} />
        <g className={styles.letters}>
          <text transform="translate(18 88) rotate(-90)">
            {t('chair.guide.letters.height')}
          </text>
          <text x="112" y="193">
            {t('chair.guide.letters.length')}
          </text>
          <text x="266" y="193">
            {t('chair.guide.letters.width')}
          </text>
        </g>
      </svg>
      <div className={styles.guideText}>
        <p>{t('chair.guide.how')}</p>
        <ul>
          <li>{t('chair.guide.width')}</li>
          <li>{t('chair.guide.length')}</li>
          <li>{t('chair.guide.height')}</li>
        </ul>
        <p>{t('chair.guide.unknown')}</p>
        <p className={styles.private}>{t('chair.guide.private')}</p>
      </div>
    </div>
  );
}
