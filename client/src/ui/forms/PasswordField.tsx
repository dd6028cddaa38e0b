import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import { FieldShell, useFieldIds } from './FieldShell';
import type { TextFieldProps } from './TextField';
import styles from './forms.module.css';

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'chars'> {
  autoComplete: 'current-password' | 'new-password';
}

/** Can be shown, pasted into and filled by a password manager. */
export function PasswordField({ label, hint, error, optional, id, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  const ids = useFieldIds(id, { hint, error });
  return (
    <FieldShell label={label} hint={hint} error={error} optional={optional ?? false} ids={ids}>
      <div className={styles.withButton}>
        <input
          {...rest}
          id={ids.id}
          type={shown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          className={styles.input}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
        />
        <button type="button" className={styles.inner} aria-controls={ids.id} onClick={() => setShown(!shown)}>
          <Icon name={shown ? 'eyeOff' : 'eye'} />
          <span>{t(shown ? 'password.hide' : 'password.show')}</span>
        </button>
      </div>
    </FieldShell>
  );
}
