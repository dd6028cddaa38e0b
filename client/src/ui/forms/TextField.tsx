import type { ComponentProps } from 'react';
import { classNames } from '../class-names';
import { FieldShell, useFieldIds, type FieldText } from './FieldShell';
import styles from './forms.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'children' | 'type'>, FieldText {
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'date';
  /** Expected length in characters: says by its width what is wanted. */
  chars?: 'short' | 'medium';
}

/** One line of text. `{...register('name')}` of react-hook-form goes straight in. */
export function TextField({ label, hint, error, optional, id, type = 'text', chars, className, ...rest }: TextFieldProps) {
  const ids = useFieldIds(id, { hint, error });
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional ?? false} ids={ids}>
      <input
        {...rest}
        id={ids.id}
        type={type}
        className={classNames(styles.input, chars && styles[chars], className)}
        aria-describedby={ids.describedBy}
        aria-invalid={error ? true : undefined}
      />
    </FieldShell>
  );
}
