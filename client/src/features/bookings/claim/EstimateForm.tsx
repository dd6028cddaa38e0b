import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import type { NumberAnswer } from '../../../ui/forms/NumberField';
import { Stack } from '../../../ui/layout/Page';
import type { Acting } from '../booking/use-act';
import { evidencePaths, evidenceToWire, PhotosInForm } from '../help/evidence';
import { noPhotos, type PhotoAnswer } from '../photos/use-photos';
import { AmountField } from './AmountField';
import { centsOf } from './euros';

interface Values {
  amount: NumberAnswer;
  photos: PhotoAnswer;
}

const defaultValues: Values = { amount: { text: '', unknown: false }, photos: noPhotos };

/** What the repair costs, with the estimate of a garage. */
export function EstimateForm({ bookingId, acting }: { bookingId: string; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const { form, fields, formProps, summary, busy } = useProblemForm<Values>({
    id: 'estimate',
    defaultValues,
    paths: evidencePaths,
    send: ({ amount, photos }) => acting.send({ name: 'estimate', amount: centsOf(amount.text) ?? 0, ...evidenceToWire({ note: '', photos }) }),
  });
  return (
    <form {...formProps}>
      <Stack>
        <ErrorSummary {...summary} />
        <AmountField control={form.control} name="amount" own={fields.own('amount')} label={t('estimate.amount')} hint={t('estimate.amountHint')} least={1} missing={t('estimate.amountMissing')} />
        <PhotosInForm control={form.control} name="photos" own={fields.own('photos')} label={t('estimate.photos')} hint={t('estimate.photosHint')} optional bookingId={bookingId} purpose="claim" />
        <div>
          <Button type="submit" busy={busy} busyText={t('act.busy')}>
            {t('estimate.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
