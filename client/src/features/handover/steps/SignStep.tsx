import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/forms/TextField';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { AnswerFacts } from '../report/ReportFacts';
import type { StepProps } from './step-props';

/** Everything once more, then the name. */
export function SignStep({ car, errorOf }: StepProps) {
  const { t } = useTranslation('handover');
  const { draft, change, kind } = car;
  return (
    <Stack>
      <Card>
        <Stack gap="small">
          <h3>{t('sign.summary')}</h3>
          <AnswerFacts handover={draft} />
        </Stack>
      </Card>
      <p>{t(`${kind}.signing`)}</p>
      <TextField
        id="handover-typedName"
        label={t('sign.name')}
        hint={t('sign.hint')}
        autoComplete="name"
        error={errorOf('typedName')}
        value={draft.answers.typedName}
        onChange={({ target }) => void change((now) => ({ ...now, answers: { ...now.answers, typedName: target.value } }))}
      />
    </Stack>
  );
}
