import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import styles from './forms.module.css';

/** What every field is given. Errors say what to do next. */
export interface FieldText {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
}

export interface FieldIds {
  id: string;
  hintId: string;
  errorId: string;
  /** For aria-describedby: the hint, then the error. */
  describedBy: string | undefined;
}

export function useFieldIds(given: string | undefined, text: Pick<FieldText, 'hint' | 'error'>): FieldIds {
  const made = useId();
  const id = given ?? made;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [text.hint && hintId, text.error && errorId].filter(Boolean).join(' ');
  return { id, hintId, errorId, describedBy: described || undefined };
}

export function FieldLabel({ label, optional }: Pick<FieldText, 'label' | 'optional'>) {
  const { t } = useTranslation('ui');
  return (
    <>
      {label}
      {optional && <span className={styles.optional}> {t('field.optional')}</span>}
    </>
  );
}

export function FieldNotes({ hint, error, ids }: Pick<FieldText, 'hint' | 'error'> & { ids: FieldIds }) {
  return (
    <>
      {hint && (
        <div className={styles.hint} id={ids.hintId}>
          {hint}
        </div>
      )}
      {error && (
        <p className={styles.error} id={ids.errorId}>
          <Icon name="alert" size={20} />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

/** Label, hint and error around one control. */
export function FieldShell({ ids, children, ...text }: FieldText & { ids: FieldIds; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={ids.id}>
        <FieldLabel label={text.label} optional={text.optional ?? false} />
      </label>
      <FieldNotes hint={text.hint} error={text.error} ids={ids} />
      {children}
    </div>
  );
}
