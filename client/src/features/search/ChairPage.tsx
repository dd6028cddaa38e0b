import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { readChairs, saveChairs } from '../../lib/chairs';
import { useDocumentTitle } from '../../lib/use-document-title';
import { Button } from '../../ui/buttons/Button';
import { ButtonLink } from '../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { Page } from '../../ui/layout/Page';
import { PageHeader } from '../../ui/layout/PageHeader';
import { ChairEditor } from './chair/ChairEditor';
import { draftOf, readDrafts, type ChairDraft } from './chair/chair-draft';
import { useFaultText } from './chair/use-fault-text';
import styles from './search.module.css';

/** Only a page of this site: never "//elsewhere". */
const ownPath = (path: string | null): string => (path && /^\/[^/\\]/.test(path) ? path : '/search');

/** The chair's measures on a page of their own, for whoever comes from a car; leads back there. */
export function ChairPage() {
  const { t, i18n } = useTranslation('search');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const back = ownPath(params.get('to'));
  const faultText = useFaultText();
  const [attempt, setAttempt] = useState(0);
  const [drafts, setDrafts] = useState<readonly ChairDraft[]>(() => {
    const chairs = readChairs();
    return (chairs.length > 0 ? chairs : [undefined]).map((chair, key) => draftOf(chair, key, i18n.language));
  });
  useDocumentTitle(t('chair.page.title'));
  const { chairs, faults } = readDrafts(drafts);
  const shown = attempt > 0 ? faults : [];
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (faults.length > 0) return;
    saveChairs(chairs);
    void navigate(back);
  };
  return (
    <Page width="reading">
      <PageHeader title={t('chair.page.title')} lead={t('chair.page.lead')} />
      <form className={styles.form} noValidate onSubmit={onSubmit}>
        <ErrorSummary attempt={attempt} errors={shown.map((fault) => ({ fieldId: fault.fieldId, message: faultText(fault, true) }))} />
        <ChairEditor drafts={drafts} faults={shown} onChange={setDrafts} />
        <ButtonRow>
          <Button type="submit">{t('chair.page.save')}</Button>
          <ButtonLink to={back} variant="secondary">
            {t('chair.page.cancel')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Page>
  );
}
