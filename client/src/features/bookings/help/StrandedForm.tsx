import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { noteToWire } from './evidence';

/** The shortest way to support: one press, and words only from who has the hands for it. */
export function StrandedForm({ acting }: { acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'stranded',
    defaultValues: { note: '' },
    send: ({ note }) => acting.send({ name: 'report-problem', problem: 'stranded', ...noteToWire(note) }),
  });
  return (
    <form {...formProps}>
      <Stack>
        <p>{t('stranded.text')}</p>
        <p>
          <strong>{t('stranded.danger')}</strong>
        </p>
        <ErrorSummary {...summary} />
        <TextArea {...fields.text('note')} label={t('stranded.note')} hint={t('stranded.noteHint')} optional rows={2} maxLength={1000} />
        <div>
          <Button type="submit" busy={busy} busyText={t('act.busy')}>
            {t('stranded.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
