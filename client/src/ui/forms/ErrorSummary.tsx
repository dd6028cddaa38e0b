import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons/Icon';
import { focusField } from './focus-field';
import styles from './error-summary.module.css';

export interface FieldError {
  /** id of the field, or of the group it belongs to. */
  fieldId?: string;
  message: string;
}

export interface ErrorSummaryProps {
  errors: FieldError[];
  title?: string;
  /** Counts the attempts to send: focus comes back at each one, not at each keystroke. */
  attempt?: number;
}

/** What is missing, in one list at the top of the form. Takes focus when it appears; each line leads to its field. */
export function ErrorSummary({ errors, title, attempt = 0 }: ErrorSummaryProps) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLDivElement>(null);
  const present = errors.length > 0;
  useEffect(() => {
    if (present) box.current?.focus();
  }, [present, attempt]);
  if (!present) return null;
  return (
    <div ref={box} className={styles.summary} role="group" aria-labelledby="error-summary-title" tabIndex={-1}>
      <h2 id="error-summary-title" className={styles.title}>
        <Icon name="alert" />
        {title ?? t('errors.title', { count: errors.length })}
      </h2>
      <ul className={styles.list}>
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ''} ${message}`}>
            {fieldId ? (
              <a
                className={styles.link}
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(fieldId);
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
