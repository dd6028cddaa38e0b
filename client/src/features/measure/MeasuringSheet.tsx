import { useTranslation } from 'react-i18next';
import { isDrawn, MeasureDrawing } from './MeasureDrawing';
import type { Question } from './questions';
import { unitOf } from './chair-draft';
import { isNumber } from './questions';
import styles from './measure.module.css';

const onPaper: readonly Question[] = ['width', 'length', 'height', 'headBow', 'occupiedMass', 'chairMass', 'helperMass', 'ratedGrade', 'crashTested', 'pin'];

/** Seen in print only: the drawings with lines to fill in by hand. */
export function MeasuringSheet() {
  const { t } = useTranslation('measure');
  return (
    <section className={styles.sheet}>
      <h1>{t('sheet.title')}</h1>
      <p>{t('sheet.lead')}</p>
      <ol className={styles.sheetList}>
        {onPaper.map((question) => (
          <li key={question}>
            <div>
              <h2>{t(`check.name.${question}`)}</h2>
              <p>{t(`question.${question}.how`)}</p>
              <p className={styles.blank}>
                {isNumber(question) ? <>{'_'.repeat(14)} {unitOf(question)}</> : (['yes', 'no', 'unknown'] as const).map((answer) => <span key={answer}>☐ {t(`sheet.${answer}`)}</span>)}
              </p>
            </div>
            {isDrawn(question) && <MeasureDrawing question={question} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
