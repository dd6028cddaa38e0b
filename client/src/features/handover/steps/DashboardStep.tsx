import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format';
import { NumberField } from '../../../ui/forms/NumberField';
import { Stack } from '../../../ui/layout/Page';
import type { StepProps } from './step-props';

/** What the dashboard shows: it decides what is paid for km and energy. */
export function DashboardStep({ car: { draft, change, booking, kind }, errorOf }: StepProps) {
  const { t } = useTranslation('handover');
  const format = useFormat();
  const start = kind === 'check-out' ? booking.handover.checkIn : undefined;
  const field = (name: 'km' | 'energy') => ({
    id: `handover-${name}`,
    error: errorOf(name),
    whole: true,
    value: { text: draft.answers[name], unknown: false },
    onChange: ({ text }: { text: string }) => void change((now) => ({ ...now, answers: { ...now.answers, [name]: text } })),
  });
  return (
    <Stack>
      <NumberField {...field('km')} label={t('km.label')} hint={start ? t('km.since', { km: format.number(start.km) }) : t('km.hint')} unit="km" />
      <NumberField {...field('energy')} label={t('energy.label')} hint={start ? t('energy.since', { energy: format.percent(start.energyPercent / 100) }) : t('energy.hint')} unit="%" />
    </Stack>
  );
}
