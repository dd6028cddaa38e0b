import type { ComponentProps, ReactNode } from 'react';
import { VisuallyHidden } from '../a11y/VisuallyHidden';
import { FieldNotes, useFieldIds } from './FieldShell';
import styles from './forms.module.css';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** What the answer is about, where only the eye can tell ("I don't know: width of the ramp"). */
  srContext?: ReactNode;
}

export function Checkbox({ label, hint, error, srContext, id, ...rest }: CheckboxProps) {
  const ids = useFieldIds(id, { hint, error });
  return (
    <div className={styles.choice}>
      <input
        {...rest}
        id={ids.id}
        type="checkbox"
        className={styles.box}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
      <div className={styles.choiceText}>
        <label className={styles.choiceLabel} htmlFor={ids.id}>
          {label}
          {srContext && <VisuallyHidden>: {srContext}</VisuallyHidden>}
        </label>
        <FieldNotes hint={hint} error={error} ids={ids} />
      </div>
    </div>
  );
}
