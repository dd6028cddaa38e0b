import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { NumberField, type NumberAnswer } from '../../../ui/forms/NumberField';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { namesIn } from '../next-step';
import { centsOf } from './euros';

const defaultValues: { amount: NumberAnswer; note: string } = { amount: { text: '', unknown: false }, note: '' };

/** The renter would pay another amount, and why; nothing at all is an amount too. */
export function AnswerForm({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm({
    id: 'answer',
    defaultValues,
    send: ({ amount, note }) => acting.send({ name: 'answer', amount: centsOf(amount.text) ?? 0, ...(note.trim() ? { note: note.trim() } : {}) }),
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
        <TextArea {...fields.text('note')} label={t('claimAnswer.note')} hint={t('claimAnswer.noteHint', namesIn(booking))} optional maxLength={1000} />
        <div>
          <Button type="submit" busy={busy} busyText={t('act.busy')}>
            {t('claimAnswer.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
