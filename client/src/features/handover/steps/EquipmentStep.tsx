import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { NumberField } from '../../../ui/forms/NumberField';
import { TextArea } from '../../../ui/forms/TextArea';
import { Stack } from '../../../ui/layout/Page';
import type { Answers } from '../queue/handover';
import { isShownToRenter } from '../queue/report-faults';
import type { StepProps } from './step-props';

const choices = {
  rampCycle: ['works', 'fault', 'none'],
  belts: ['ok', 'fault', 'none'],
  remote: ['there', 'missing', 'none'],
} as const satisfies Partial<Record<keyof Answers, readonly string[]>>;

/** What somebody in a wheelchair depends on: tried and counted, not looked at. */
export function EquipmentStep({ car: { draft, change, kind, booking }, errorOf }: StepProps) {
  const { t } = useTranslation('handover');
  const { answers } = draft;
  const say = (answer: Partial<Answers>) => void change((now) => ({ ...now, answers: { ...now.answers, ...answer } }));
  const text = (name: 'rampCycle' | 'belts' | 'remote' | 'demonstrated') => ({
    id: `handover-${name}`,
    name: `handover-${name}`,
    label: t(`${name}.label`, { renter: booking.renter.displayName }),
    hint: t(`${name}.hint`),
    error: errorOf(name),
  });
  const oneOf = <N extends keyof typeof choices>(name: N) => ({
    ...text(name),
    value: answers[name] ?? '',
    choices: choices[name].map((value) => ({ value, label: t(`${name}.${value}`) })),
    onChange: ({ target }: { target: HTMLInputElement }) => say({ [name]: choices[name].find((value) => value === target.value) }),
  });
  return (
    <Stack>
      <RadioGroup {...oneOf('rampCycle')} />
      <NumberField
        id="handover-straps"
        label={t('straps.label')}
        hint={t('straps.hint')}
        error={errorOf('straps')}
        unit={t('straps.unit')}
        whole
        value={{ text: answers.straps, unknown: false }}
        onChange={({ text: straps }) => say({ straps })}
      />
      <RadioGroup {...oneOf('belts')} />
      <RadioGroup {...oneOf('remote')} />
      {isShownToRenter(kind) && (
        <RadioGroup
          {...text('demonstrated')}
          inline
          value={answers.demonstrated === undefined ? '' : String(answers.demonstrated)}
          choices={['true', 'false'].map((value) => ({ value, label: t(`demonstrated.${value}`) }))}
          onChange={({ target }) => say({ demonstrated: target.value === 'true' })}
        />
      )}
      <TextArea
        id="handover-note"
        label={t('note.label')}
        hint={t('note.hint')}
        optional
        error={errorOf('note')}
        value={answers.note}
        onChange={({ target }) => say({ note: target.value })}
      />
    </Stack>
  );
}
