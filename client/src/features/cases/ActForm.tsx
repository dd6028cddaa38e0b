import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import type { SupportAct } from '@passerelle/shared/cases/contract';
import { api } from '../../lib/api';
import { useProblemForm } from '../../lib/forms/use-problem-form';
import { Button } from '../../ui/buttons/Button';
import { ErrorSummary } from '../../ui/forms/ErrorSummary';
import { Select } from '../../ui/forms/Select';
import { TextArea } from '../../ui/forms/TextArea';
import { TextField } from '../../ui/forms/TextField';
import { Stack } from '../../ui/layout/Page';
import { actBody, actForms, centsIn, noValues, type ActName } from './act-forms';

export interface ActFormProps {
  booking: Booking;
  name: ActName;
  onShown: (act: SupportAct) => void;
}

/** What an act needs, and the button that shows what it would do; nothing is done yet. */
export function ActForm({ booking, name, onShown }: ActFormProps) {
  const { t } = useTranslation(['cases', 'bookings']);
  const { amount, note, vehicle, outcomes } = actForms[name];
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'act',
    defaultValues: noValues,
    send: async (values) => onShown(await api.cases.showAct({ params: { bookingId: booking.id }, body: actBody(name, values) })),
  });
  const outcomeText = (outcome: string) => (name === 'force' ? t(`state.${outcome}`, { ns: 'bookings' }) : t(`act.outcome.${outcome}`));
  const checkAmount = (text: string) => (text.trim() === '' && amount === 'may') || centsIn(text) !== undefined || t('act.amountMissing');
  return (
    <form {...formProps}>
      <Stack>
        <p>{t(`act.says.${name}`)}</p>
        <ErrorSummary {...summary} />
        {outcomes.length > 0 && (
          <Select {...fields.text('outcome', { required: t('act.outcomeMissing') })} label={t('act.outcomeLabel')} placeholder={t('act.choose')} options={outcomes.map((value) => ({ value, label: outcomeText(value) }))} />
        )}
        {amount !== 'no' && <TextField {...fields.text('amount', { validate: checkAmount })} label={t('act.amount')} {...(amount === 'may' ? { hint: t('act.amountHint') } : {})} optional={amount === 'may'} inputMode="decimal" autoComplete="off" chars="short" />}
        {vehicle && (
          <>
            <TextField {...fields.text('vehicleId', { required: t('act.vehicleMissing') })} label={t('act.vehicle')} hint={t('act.vehicleHint')} autoComplete="off" list="act-vehicles" />
            <datalist id="act-vehicles">
              {booking.replacements.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </datalist>
          </>
        )}
        <TextArea {...fields.text('note', note === 'must' ? { validate: (text) => text.trim() !== '' || t('act.noteMissing') } : {})} label={t('act.note')} hint={t('act.noteHint')} optional={note !== 'must'} rows={2} maxLength={1000} />
        <div>
          <Button type="submit" variant="secondary" busy={busy} busyText={t('actions.busy')}>
            {t('act.show')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
