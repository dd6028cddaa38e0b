import { useTranslation } from 'react-i18next';
import type { ProblemKind } from '@passerelle/shared/bookings/contract';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { noPhotos } from '../photos/use-photos';
import { evidencePaths, evidenceToWire, PhotosInForm, type Evidence } from './evidence';

/** Being stranded has a button of its own, above this form. */
const otherProblems = ['breakdown', 'equipment', 'other'] as const satisfies readonly ProblemKind[];
type Values = Evidence & { kind: string };

const defaultValues: Values = { kind: '', note: '', photos: noPhotos };

export function ProblemForm({ bookingId, acting }: { bookingId: string; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm<Values>({
    id: 'problem',
    defaultValues,
    paths: { ...evidencePaths, problem: 'kind' },
    send: async ({ kind, ...evidence }) => {
      const problem = otherProblems.find((known) => known === kind);
      if (problem) await acting.send({ name: 'report-problem', problem, ...evidenceToWire(evidence) });
    },
  });
  return (
    <form {...formProps}>
      <Stack>
        <ErrorSummary {...summary} />
        <RadioGroup
          {...fields.text('kind', { required: t('problem.kindMissing') })}
          label={t('problem.kind')}
          choices={otherProblems.map((value) => ({ value, label: t(`problem.of.${value}`), hint: t(`problem.hint.${value}`) }))}
        />
        <TextArea {...fields.text('note')} label={t('problem.note')} optional maxLength={1000} />
        <PhotosInForm control={form.control} name="photos" own={fields.own('photos')} label={t('problem.photos')} optional bookingId={bookingId} purpose="problem" />
        <div>
          <Button type="submit" busy={busy} busyText={t('act.busy')}>
            {t('problem.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
