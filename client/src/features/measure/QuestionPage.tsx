import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useDocumentTitle } from '../../lib/use-document-title';
import { StatusMessage } from '../../ui/a11y/StatusMessage';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { focusField } from '../../ui/forms/focus-field';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { AnswersToCheck } from './AnswersToCheck';
import { fieldIdOf, readDraft } from './chair-draft';
import { newChair, useChairDraft } from './kept-draft';
import { isDrawn, MeasureDrawing } from './MeasureDrawing';
import { QuestionField } from './QuestionField';
import { isAnswered, questionsFor, type Question } from './questions';
import { useFaultText } from './use-fault-text';
import { useWayBack } from './way-back';
import styles from './measure.module.css';

/** One question of the guided way: where to measure, what is usual, what follows from not knowing. */
export function Component() {
  const { chairId = newChair, question: asked } = useParams();
  const { path } = useWayBack();
  const { draft, exists } = useChairDraft(chairId);
  const question = questionsFor(draft).find((each) => each === asked);
  if (!exists || question === undefined) return <Navigate replace to={path()} />;
  return <GuidedQuestion key={question} chairId={chairId} question={question} />;
}

function GuidedQuestion({ chairId, question }: { chairId: string; question: Question }) {
  const { t } = useTranslation('measure');
  const navigate = useNavigate();
  const { back, path } = useWayBack();
  const { draft, change, keep } = useChairDraft(chairId);
  const faultText = useFaultText();
  const [tried, setTried] = useState(0);
  const title = t(`question.${question}.ask`);
  useDocumentTitle(title);

  const questions = questionsFor(draft);
  const index = questions.indexOf(question);
  const before = questions[index - 1];
  const faults = tried > 0 ? readDraft(draft).faults.filter(({ name }) => name === question) : [];
  const [fault] = faults;
  const goOn = (event: SyntheticEvent) => {
    event.preventDefault();
    const next = questions[index + 1];
    if (!isAnswered(question, draft)) {
      setTried((count) => count + 1);
      requestAnimationFrame(() => focusField(fieldIdOf(question)));
    } else if (next) {
      void navigate(path(chairId, next));
    } else if (keep()) {
      void navigate(back);
    }
  };
  return (
    <Page width="reading">
      <PageHeader before={<p className={styles.progress}>{question === 'check' ? t('guide.last') : t('guide.progress', { number: index + 1, count: questions.length - 1 })}</p>} title={title} />
      <form noValidate onSubmit={goOn}>
        <Stack>
          {question === 'check' ? (
            <AnswersToCheck draft={draft} chairId={chairId} />
          ) : (
            <>
              {isDrawn(question) && <MeasureDrawing question={question} />}
              <p>{t(`question.${question}.how`)}</p>
              <QuestionField question={question} draft={draft} faults={faults} onChange={change} />
              <p className={styles.without}>{t(`question.${question}.without`)}</p>
            </>
          )}
          <StatusMessage message={fault ? faultText(fault) : ''} urgent />
          <ButtonRow>
            <Button type="submit" icon={question === 'check' ? 'check' : 'arrowRight'}>
              {t(question === 'check' ? 'chair.save' : 'guide.next')}
            </Button>
            <ButtonLink to={before ? path(chairId, before) : path()} variant="secondary" icon="arrowLeft">
              {t('guide.before')}
            </ButtonLink>
            {question !== 'check' && (
              <ButtonLink to={path(chairId, 'check')} variant="quiet">
                {t('guide.toCheck')}
              </ButtonLink>
            )}
          </ButtonRow>
          <p className={styles.without}>{t('guide.kept')}</p>
        </Stack>
      </form>
    </Page>
  );
}
