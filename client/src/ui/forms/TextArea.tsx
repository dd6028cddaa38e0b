import type { ComponentProps } from 'react';
import { FieldShell, useFieldIds, type FieldText } from './FieldShell';
import styles from './forms.module.css';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'children'>, FieldText {}

export function TextArea({ label, hint, error, optional, id, rows = 4, ...rest }: TextAreaProps) {
  const ids = useFieldIds(id, { hint, error });
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional ?? false} ids={ids}>
      <textarea
        {...rest}
        id={ids.id}
        rows={rows}
        className={styles.input}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldShell>
  );
}
