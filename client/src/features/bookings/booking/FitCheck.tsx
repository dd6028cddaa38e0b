import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useProblemForm } from '../../../lib/forms/use-problem-form';
import { Button } from '../../../ui/buttons/Button';
import { Checkbox } from '../../../ui/forms/Checkbox';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { Stack } from '../../../ui/layout/Page';
import { namesIn } from '../next-step';
import type { Acting } from './use-act';

/** Asked of every owner, beside what this chair needs. */
const always = ['ramp_tried', 'straps_counted', 'belts_seen'] as const;

/** Shortly before the trip the owner looks at the car once more: each thing is ticked, then it is confirmed. */
export function FitCheck({ booking, acting }: { booking: Booking; acting: Acting }) {
  const { t } = useTranslation('bookings');
  const things: readonly string[] = [...always.map((name) => `fitCheck.${name}`), ...(booking.fit?.preparation ?? []).map((code) => `preparation.${code}`)];
  const { fields, formProps, summary, busy } = useProblemForm({
    id: 'fit-check',
    defaultValues: { seen: things.map(() => false) },
    send: () => acting.send({ name: 'reconfirm-fit' }),
  });
  return (
    <form {...formProps}>
      <Stack>
        <h3>{t('fitCheck.title')}</h3>
        <ErrorSummary {...summary} />
        <Stack gap="small">
          {things.map((thing, index) => (
            <Checkbox key={thing} {...fields.text(`seen.${index}`, { required: t('fitCheck.missing', { thing: t(thing) }) })} label={t(thing)} />
          ))}
        </Stack>
        <p>{t('fitCheck.ifNot', namesIn(booking))}</p>
        <div>
          <Button type="submit" icon="check" busy={busy} busyText={t('act.busy')}>
            {t('fitCheck.send')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
