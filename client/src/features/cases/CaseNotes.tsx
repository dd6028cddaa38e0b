import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { useFormat } from '../../lib/format';
import { ProblemNotice } from '../../lib/ProblemNotice';
import { Button } from '../../ui/buttons/Button';
import { ButtonRow } from '../../ui/buttons/ButtonRow';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { TextArea } from '../../ui/forms/TextArea';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { casesKey } from './case-queries';
import { supportZone } from './CaseQueue';
import styles from './cases.module.css';

/** One case of this booking: what was noted, a new note, and its end. */
function CaseCard({ each, onClosed }: { each: Case; onClosed: () => void }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const queryClient = useQueryClient();
  const { id, kind, priority, openedAt, notes } = each;
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['cases'] });
  const close = useMutation({
    mutationFn: () => api.cases.close({ params: { caseId: id } }),
    onSuccess: onClosed,
    onSettled: readAgain,
  });
  const { form, fields, formProps, summary, busy } = useProblemForm({
    id: `note-${id}`,
    defaultValues: { text: '' },
    send: async ({ text }) => {
      await api.cases.addNote({ params: { caseId: id }, body: { text: text.trim() } });
      form.reset();
      await readAgain();
    },
  });
  return (
    <li className={styles.case}>
      <Stack>
        <h3>
          <span className={priority === 'urgent' ? styles.urgent : undefined}>{t('notes.priority', { priority: t(`priority.${priority}`) })}</span> {t(`caseKind.${kind}`, { defaultValue: t('caseKind.unknown', { kind }) })}
        </h3>
        <p className={styles.small}>{t('notes.opened', { at: format.dayAndTime(openedAt, supportZone) })}</p>
        <p>{t(`caseDo.${kind}`, { defaultValue: t('caseDo.unknown') })}</p>
        {notes.length > 0 && (
          <ul className={styles.notes}>
            {notes.map(({ at, by, text }) => (
              <li key={`${at} ${by}`}>
                <p className={styles.small}>{t('notes.by', { by, at: format.dayAndTime(at, supportZone) })}</p>
                <p className={styles.text}>{text}</p>
              </li>
            ))}
          </ul>
        )}
        <form {...formProps}>
          <Stack>
            <ErrorSummary {...summary} />
            <TextArea {...fields.text('text', { validate: (text) => text.trim() !== '' || t('notes.missing') })} label={t('notes.label')} hint={t('notes.hint')} rows={2} maxLength={2000} />
            <ProblemNotice error={close.error} />
            <ButtonRow>
              <Button type="submit" variant="secondary" busy={busy} busyText={t('actions.busy')}>
                {t('notes.add')}
              </Button>
              <Button variant="quiet" busy={close.isPending} busyText={t('actions.busy')} onClick={() => close.mutate()}>
                {t('notes.close')}
              </Button>
            </ButtonRow>
          </Stack>
        </form>
      </Stack>
    </li>
  );
}

/** The open cases of a booking, where there are any. */
export function CaseNotes({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('cases');
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: casesKey({ state: 'open', bookingId }),
    queryFn: ({ signal }) => api.cases.open({ query: { state: 'open', bookingId } }, { signal }),
  });
  return (
    <Card as="section" labelledBy="case-notes">
      <Stack>
        <h2 id="case-notes" ref={heading} tabIndex={-1}>
          {t('notes.title')}
        </h2>
        <ProblemNotice error={data ? null : error} onRetry={refetch} announce={false} />
        {data?.items.length === 0 && <p>{t('notes.none')}</p>}
        <ul className={styles.queue}>
          {data?.items.map((each) => (
            <CaseCard key={each.id} each={each} onClosed={() => heading.current?.focus()} />
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
