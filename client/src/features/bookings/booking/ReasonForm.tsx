import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { declineReasons, type DeclineReason } from '@passerelle/shared/bookings/states';
import { Button } from '../../../ui/buttons/Button';
import { RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { focusField } from '../../../ui/forms/focus-field';
import { Stack } from '../../../ui/layout/Page';

export interface ReasonFormProps {
  id: string;
  legend: string;
  hint: string;
  submitLabel: string;
  busy: boolean;
  onSubmit: (reason: DeclineReason) => void;
}

/** One reason of the closed list, and a button that does it. */
export function ReasonForm({ id, legend, hint, submitLabel, busy, onSubmit }: ReasonFormProps) {
  const { t } = useTranslation('bookings');
  const [reason, setReason] = useState<DeclineReason>();
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason) onSubmit(reason);
    else {
      setMissing(true);
      focusField(`${id}-reason`);
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <RadioGroup
          id={`${id}-reason`}
          name={`${id}-reason`}
          label={legend}
          hint={hint}
          value={reason ?? ''}
          error={missing && !reason ? t('reason.missing') : undefined}
          choices={declineReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
          onChange={(event) => setReason(declineReasons.find((known) => known === event.target.value))}
        />
        <div>
          <Button type="submit" variant="danger" busy={busy} busyText={t('act.busy')}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
