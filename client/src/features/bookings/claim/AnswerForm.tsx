import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import type { NumberAnswer } from '../../../ui/forms/NumberField';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { noteToWire } from '../help/evidence';
import { namesIn } from '../next-step';
import { AmountField } from './AmountField';
import { centsOf } from './euros';

const defaultValues: { amount: NumberAnswer; note: string } = { amount: { text: '', unknown: false }, note: '' };

/** The renter would pay another amount, and why; nothing at all is an amount too. */
export function AnswerForm({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm({
    id: 'answer',
    defaultValues,
    send: ({ amount, note }) => acting.send({ name: 'answer', amount: centsOf(amount.text) ?? 0, ...noteToWire(note) }),
  });
  return (
    <form {...formProps}>
      <Stack>
        <ErrorSummary {...summary} />
        <AmountField control={form.control} name="amount" own={fields.own('amount')} label={t('claimAnswer.amount')} hint={t('claimAnswer.amountHint')} least={0} missing={t('claimAnswer.amountMissing')} />
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
