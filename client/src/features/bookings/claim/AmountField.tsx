import { Controller, type Control, type FieldValues, type Path, type RegisterOptions } from 'react-hook-form';
import { NumberField, type NumberAnswer } from '../../../ui/forms/NumberField';
import { centsOf } from './euros';

interface AmountFieldProps<Values extends FieldValues> {
  control: Control<Values>;
  name: Path<Values>;
  /** Id and error, from the form. */
  own: { id: string; error: string | undefined };
  label: string;
  hint: string;
  /** In minor units. */
  least: 0 | 1;
  /** Said where it is no amount, or less than that. */
  missing: string;
}

/** Euros in a form about a claim. */
export function AmountField<Values extends FieldValues>({ control, name, own, label, hint, least, missing }: AmountFieldProps<Values>) {
  const validate: NonNullable<RegisterOptions<Values>['validate']> = ({ text }: NumberAnswer) => (centsOf(text) ?? -1) >= least || missing;
  return (
    <Controller
      control={control}
      name={name}
      rules={{ validate }}
      render={({ field: { value, onChange, onBlur } }) => <NumberField {...own} value={value} onChange={onChange} onBlur={onBlur} label={label} hint={hint} unit="€" />}
    />
  );
}
