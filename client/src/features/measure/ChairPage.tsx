import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { Page, Stack } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { fieldIdOf, readDraft } from './chair-draft';
import { forgetDraft, newChair, useChairDraft } from './kept-draft';
import { QuestionField, type AskedQuestion } from './QuestionField';
import { isNumber, questionsFor } from './questions';
import { useFaultText } from './use-fault-text';
import { useWayBack } from './way-back';
import styles from './measure.module.css';

/** Everything about one chair on one page, for whoever knows the numbers. */
export function Component() {
  const { t } = useTranslation('measure');
  const navigate = useNavigate();
  const { chairId = newChair } = useParams();
  const { back, path } = useWayBack();
  const { draft, change, keep, exists } = useChairDraft(chairId);
  const faultText = useFaultText();
  const [attempt, setAttempt] = useState(0);
  const title = t(chairId === newChair ? 'chair.new' : 'chair.change');
  useDocumentTitle(title);
  if (!exists) return <Navigate replace to={path()} />;

  // Faults are shown after a first attempt, and then go away as they are put right.
  const faults = attempt > 0 ? readDraft(draft).faults : [];
  const questions = questionsFor(draft).filter((question): question is AskedQuestion => question !== 'check');
  const field = { draft, faults, onChange: change };
  const others = (...names: readonly AskedQuestion[]) => questions.filter((question) => names.includes(question)).map((question) => <QuestionField key={question} question={question} {...field} />);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (keep()) void navigate(back);
  };
  return (
    <Page width="reading">
      <PageHeader title={title} lead={t('chair.lead')} actions={<ButtonLink to={path(chairId, 'propulsion')} variant="secondary">{t('chair.guided')}</ButtonLink>} />
      <form noValidate onSubmit={onSubmit}>
        <Stack>
          <ErrorSummary attempt={attempt} errors={faults.map((fault) => ({ fieldId: fieldIdOf(fault.name), message: faultText(fault, true) }))} />
          {others('name', 'propulsion')}
          <div className={styles.numbers}>{questions.filter(isNumber).map((question) => <QuestionField key={question} question={question} {...field} />)}</div>
          {others('precision', 'crashTested', 'pin')}
          <p className={styles.private}>{t('private')}</p>
          <ButtonRow>
            <Button type="submit">{t('chair.save')}</Button>
            <Button
              variant="secondary"
              onClick={() => {
                forgetDraft();
                void navigate(back);
              }}
            >
              {t('chair.cancel')}
            </Button>
          </ButtonRow>
        </Stack>
      </form>
    </Page>
  );
}
