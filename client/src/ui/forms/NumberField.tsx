import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import { Checkbox } from './Checkbox';
import { FieldShell, useFieldIds, type FieldText } from './FieldShell';
import styles from './forms.module.css';

/** What was typed, kept as it was typed; `unknown` when the person says they do not know. */
export interface NumberAnswer {
  text: string;
  unknown: boolean;
}

export interface NumberFieldProps extends FieldText {
  id?: string;
  name?: string;
  /** "cm", "kg", "€": shown beside the number and read with it. */
  unit: string;
  value: NumberAnswer;
  onChange: (answer: NumberAnswer) => void;
  onBlur?: () => void;
  ref?: Ref<HTMLInputElement>;
  /** Offers "I don't know". */
  allowUnknown?: boolean;
  whole?: boolean;
}

/**
 * A number with its unit. A text input with a numeric keypad, because type=number loses what was typed,
 * refuses the French comma and changes when the wheel turns. Read it with readNumber.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, error, optional, id, name, unit, value, onChange, onBlur, ref, allowUnknown, whole } = props;
  const { t } = useTranslation('ui');
  const ids = useFieldIds(id, { hint, error });
  const unitId = `${ids.id}-unit`;
  return (
    <div className={styles.number}>
      <FieldShell label={label} hint={hint} error={error} optional={optional ?? false} ids={ids}>
        <div className={styles.withUnit}>
          <input
            ref={ref}
            id={ids.id}
            name={name}
            type="text"
            inputMode={whole ? 'numeric' : 'decimal'}
            autoComplete="off"
            className={classNames(styles.input, styles.short)}
            value={value.unknown ? '' : value.text}
            disabled={value.unknown}
            onChange={(event) => onChange({ text: event.target.value, unknown: false })}
            onBlur={onBlur}
            aria-describedby={[unitId, ids.describedBy].filter(Boolean).join(' ')}
            aria-invalid={error ? true : undefined}
          />
          <span id={unitId} className={styles.unit}>
            {unit}
          </span>
        </div>
      </FieldShell>
      {allowUnknown && (
        <Checkbox
          label={t('number.unknown')}
          srContext={label}
          checked={value.unknown}
          onChange={(event) => onChange({ text: value.text, unknown: event.target.checked })}
        />
      )}
    </div>
  );
}
