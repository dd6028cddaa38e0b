import { useTranslation } from 'react-i18next';
import { Controller, useWatch, type Control, type FieldValues } from 'react-hook-form';
import { CheckboxGroup, RadioGroup } from '../../../ui/forms/ChoiceGroup';
import { NumberField } from '../../../ui/forms/NumberField';
import { Select } from '../../../ui/forms/Select';
import { TextArea } from '../../../ui/forms/TextArea';
import { TextField } from '../../../ui/forms/TextField';
import type { FieldSpec } from './field-table';
import { decidingNames, isNumberAnswer, isShown, nameOf, wireNumber } from './form-value';
import styles from './edit.module.css';

export interface CarFieldProps {
  spec: FieldSpec;
  prefix?: string;
  control: Control<FieldValues>;
  /** Id of the field, and what is wrong with it. */
  own: (name: string) => { id: string; error: string | undefined };
}

const isMissing = (spec: FieldSpec, value: unknown): boolean =>
  'required' in spec && (spec.kind === 'text' ? typeof value !== 'string' || value.trim() === '' : spec.kind === 'number' && wireNumber(spec, value) === undefined);

/** Lists of up to this many answers are shown whole. */
const fewAnswers = 4;

/** One field of the table, as its kind asks. Shown only while the answers it depends on are given. */
export function CarField({ spec, prefix = '', control, own }: CarFieldProps) {
  const { t } = useTranslation('vehicles');
  const deciding: unknown[] = useWatch({ control, name: decidingNames(spec, prefix) });
  if (!isShown(spec, deciding)) return null;
  const name = nameOf(spec, prefix);
  const { id, error } = own(name);
  const label = t(`field.${spec.words}`);
  const hint = spec.hint ? t(`hint.${spec.words}`) : undefined;
  const texts = { id, label, error, ...(hint === undefined ? {} : { hint }) };
  const optionLabel = (option: string) => t(`option.${spec.words}.${option}`);
  const unknown = { value: '', label: t('option.unknown') };
  const validate = (value: unknown): string | true => {
    if (isMissing(spec, value)) return t(`missing.${spec.words}`);
    if (spec.kind === 'number' && Number.isNaN(wireNumber(spec, value))) return t(spec.whole ? 'wrong.whole' : 'wrong.number', { label });
    return true;
  };
  return (
    <div className={spec.kind === 'number' ? undefined : styles.whole}>
      <Controller
        control={control}
        name={name}
        rules={{ validate }}
        render={({ field: { value, onChange, onBlur, ref } }) => {
          const text = typeof value === 'string' ? value : '';
          switch (spec.kind) {
            case 'number':
              return (
                <NumberField
                  {...texts}
                  ref={ref}
                  name={name}
                  unit={t(`unit.${spec.unit}`)}
                  value={isNumberAnswer(value) ? value : { text: '', unknown: false }}
                  onChange={onChange}
                  onBlur={onBlur}
                  allowUnknown={spec.measure ?? false}
                  whole={spec.whole ?? false}
                  optional={!spec.required && !spec.measure}
                />
              );
            case 'text':
            case 'codes': {
              const lines = spec.kind === 'text' && spec.lines;
              const plain = { ...texts, name, value: text, onChange, onBlur, optional: !('required' in spec), ...(spec.kind === 'text' ? { maxLength: spec.max } : {}) };
              return lines ? <TextArea {...plain} ref={ref} /> : <TextField {...plain} ref={ref} autoComplete="off" />;
            }
            case 'many': {
              const chosen: string[] = Array.isArray(value) ? value : [];
              return (
                <CheckboxGroup
                  {...texts}
                  name={name}
                  value={chosen}
                  choices={spec.options.map((option) => ({ value: option, label: optionLabel(option) }))}
                  onChange={({ target }) => onChange(target.checked ? [...chosen, target.value] : chosen.filter((other) => other !== target.value))}
                  onBlur={onBlur}
                />
              );
            }
            case 'yesNo':
            case 'choice': {
              const options = spec.kind === 'yesNo' ? ['yes', 'no'].map((option) => ({ value: option, label: t(`option.${option}`) })) : spec.options.map((option) => ({ value: option, label: optionLabel(option) }));
              if (options.length > fewAnswers) return <Select {...texts} ref={ref} name={name} value={text} options={options} onChange={onChange} onBlur={onBlur} {...(spec.required ? {} : { placeholder: unknown.label })} />;
              return <RadioGroup {...texts} name={name} value={text} choices={spec.required || (spec.kind === 'yesNo' && spec.open) ? options : [...options, unknown]} onChange={onChange} onBlur={onBlur} ref={ref} inline />;
            }
          }
        }}
      />
    </div>
  );
}
