import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { NumberField, type NumberAnswer } from '../../../ui/forms/NumberField';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { centsOf } from './euros';

const defaultValues: { amount: NumberAnswer } = { amount: { text: '', unknown: false } };

/** The renter would pay another amount; nothing at all is an amount too. */
export function AnswerForm({ acting }: { acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm({
    id: 'answer',
    defaultValues,
    send: ({ amount }) => acting.send({ name: 'answer', amount: centsOf(amount.text) ?? 0 }),
  });
  return (
    <form {...formProps}>
      <Stack>
        <ErrorSummary {...summary} />
        <Controller
          control={form.control}
          name="amount"
          rules={{ validate: ({ text }) => centsOf(text) !== undefined || t('claimAnswer.amountMissing') }}
          render={({ field: { value, onChange, onBlur } }) => (
            <NumberField {...fields.own('amount')} value={value} onChange={onChange} onBlur={onBlur} label={t('claimAnswer.amount')} hint={t('claimAnswer.amountHint')} unit="€" />
          )}
        />
        <div>
          <Button type="submit" busy={busy} busyText={t('act.busy')}>
            {t('claimAnswer.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
