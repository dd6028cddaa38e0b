import type { ComponentProps } from 'react';
import { FieldShell, useFieldIds, type FieldText } from './FieldShell';
import styles from './forms.module.css';

export interface Option {
  value: string;
  label: string;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'children'>, FieldText {
  options: Option[];
  /** Shown first, with an empty value. */
  placeholder?: string;
}

/** The browser's own list: it is the one that every assistive technology knows. */
export function Select({ label, hint, error, optional, id, options, placeholder, ...rest }: SelectProps) {
  const ids = useFieldIds(id, { hint, error });
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional ?? false} ids={ids}>
      <select
        {...rest}
        id={ids.id}
        className={styles.select}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldShell>
  );
}
