import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { unitOf, type ChairDraft } from './chair-draft';
import { isAnswered, isNumber, questionsFor, type Question } from './questions';
import { useWayBack } from './way-back';
import styles from './measure.module.css';

/** Every answer as it will be kept, each with the way back to its question. */
export function AnswersToCheck({ draft, chairId }: { draft: ChairDraft; chairId: string }) {
  const { t } = useTranslation('measure');
  const { path } = useWayBack();
  const answerTo = (question: Question): string => {
    if (question === 'name') return draft.name.trim() || t('name.none');
    if (isNumber(question)) {
      const { text, unknown } = draft.numbers[question];
      return unknown || text.trim() === '' ? t('check.unknown') : `${text.trim()} ${unitOf(question)}`;
    }
    if (question === 'pin' && draft.pin === 'yes' && draft.pinModel.trim() !== '') return draft.pinModel.trim();
    if (question === 'check' || (question === 'propulsion' && draft.propulsion === '')) return t('check.missing');
    return t(`choice.${question}.${draft[question] || 'unknown'}`);
  };
  const questions = questionsFor(draft).filter((question) => question !== 'check');
  const open = questions.filter((question) => !isAnswered(question, draft));
  return (
    <>
      <p>{open.length > 0 ? t('check.open', { count: open.length }) : t('check.lead')}</p>
      <dl className={styles.answers}>
        {questions.map((question) => (
          <div key={question} className={styles.answer}>
            <dt>{t(`check.name.${question}`)}</dt>
            <dd>
              {answerTo(question)}
              {open.includes(question) && <strong className={styles.open}> {t('check.wrong')}</strong>}
            </dd>
            <dd>
              <Link className={styles.changeLink} to={path(chairId, question)} aria-label={t('check.changeNamed', { name: t(`check.name.${question}`) })}>
                {t('check.change')}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
