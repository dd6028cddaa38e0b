import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairNumber } from '../../lib/chairs/chair-limits';
import { longestName } from '../../lib/chairs/kept-chair';
import { useFormat } from '../../lib/format';
import { Button } from '../../ui/buttons/Button';
import { RadioGroup } from '../../ui/forms/ChoiceGroup';
import { focusField } from '../../ui/forms/focus-field';
import { NumberField } from '../../ui/forms/NumberField';
import { TextField } from '../../ui/forms/TextField';
import { fieldIdOf, unitOf, type ChairDraft, type DraftFault } from './chair-draft';
import { useFaultText } from './use-fault-text';
import styles from './measure.module.css';

export interface ChairFieldProps {
  draft: ChairDraft;
  faults: readonly DraftFault[];
  onChange: (part: Partial<ChairDraft>) => void;
}

export interface ChairNumberFieldProps extends ChairFieldProps {
  name: ChairNumber;
}

/** One number, with "I don't know", and one press to take what was most likely meant. */
export function ChairNumberField({ name, draft, faults, onChange }: ChairNumberFieldProps) {
  const { t } = useTranslation('measure');
  const format = useFormat();
  const faultText = useFaultText();
  const fault = faults.find((each) => each.name === name);
  const suggestion = fault?.fault?.suggestion;
  const answer = (text: string, unknown = false) => onChange({ numbers: { ...draft.numbers, [name]: { text, unknown } } });
  return (
    <div className={styles.number}>
      <NumberField
        id={fieldIdOf(name)}
        label={t(`number.${name}.label`)}
        hint={t(`number.${name}.hint`)}
        error={fault && faultText(fault)}
        unit={unitOf(name)}
        value={draft.numbers[name]}
        allowUnknown
        onChange={({ text, unknown }) => answer(text, unknown)}
      />
      {suggestion !== undefined && (
        <Button
          variant="secondary"
          onClick={() => {
            answer(format.number(suggestion));
            focusField(fieldIdOf(name));
          }}
        >
          {t('fault.take', { value: format.number(suggestion) })}
        </Button>
      )}
    </div>
  );
}

const choicesOf = {
  propulsion: ['self', 'attendant', 'powered'],
  precision: ['0', '10', '30', ''],
  crashTested: ['yes', 'no', 'unknown'],
  pin: ['yes', 'none', 'unknown'],
} as const satisfies { readonly [K in keyof ChairDraft]?: readonly ChairDraft[K][] };
export type ChoiceName = keyof typeof choicesOf;

const wordsOfEmpty = 'unknown';

/** One question with a few answers. */
export function ChairChoiceField({ name, draft, faults, onChange }: ChairFieldProps & { name: ChoiceName }) {
  const { t } = useTranslation('measure');
  const faultText = useFaultText();
  const fault = faults.find((each) => each.name === name);
  const choices = choicesOf[name].map((value) => ({ value, label: t(`choice.${name}.${value || wordsOfEmpty}`) }));
  const pick = (event: ChangeEvent<HTMLInputElement>) => onChange({ [name]: event.target.value });
  return (
    <>
      <RadioGroup
        id={fieldIdOf(name)}
        name={fieldIdOf(name)}
        label={t(`choice.${name}.label`)}
        hint={t(`choice.${name}.hint`)}
        error={fault && faultText(fault)}
        value={draft[name]}
        choices={choices}
        onChange={pick}
      />
      {name === 'pin' && draft.pin === 'yes' && (
        <TextField
          id={fieldIdOf('pinModel')}
          label={t('pinModel.label')}
          hint={t('pinModel.hint')}
          chars="medium"
          maxLength={80}
          value={draft.pinModel}
          onChange={(event) => onChange({ pinModel: event.target.value })}
        />
      )}
    </>
  );
}

export function ChairNameField({ draft, onChange }: Omit<ChairFieldProps, 'faults'>) {
  const { t } = useTranslation('measure');
  return (
    <TextField
      id={fieldIdOf('name')}
      label={t('name.label')}
      hint={t('name.hint')}
      optional
      chars="medium"
      autoComplete="off"
      maxLength={longestName}
      value={draft.name}
      onChange={(event) => onChange({ name: event.target.value })}
    />
  );
}
