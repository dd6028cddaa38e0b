import type { ChangeEventHandler, FocusEventHandler, Ref } from 'react';
import { FieldLabel, FieldNotes, useFieldIds, type FieldText } from './FieldShell';
import styles from './forms.module.css';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** What react-hook-form's `register` returns, or the plain handlers of a controlled group. */
export interface ChoiceRegistration {
  name: string;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  onBlur?: FocusEventHandler<HTMLInputElement>;
  ref?: Ref<HTMLInputElement>;
}

export interface ChoiceGroupProps extends FieldText, ChoiceRegistration {
  id?: string;
  choices: Choice[];
  /** Chosen values of a controlled group; leave out with `register`. */
  value?: string | readonly string[];
  /** Beside each other where there is room: for two or three short answers. */
  inline?: boolean;
}

function ChoiceGroup({ type, ...props }: ChoiceGroupProps & { type: 'radio' | 'checkbox' }) {
  const { label, hint, error, optional, id, choices, value, inline, name, onChange, onBlur, ref } = props;
  const ids = useFieldIds(id, { hint, error });
  const chosen = (choice: string) => (value === undefined ? undefined : [value].flat().includes(choice));
  return (
    <fieldset className={styles.group} id={ids.id} aria-describedby={ids.describedBy}>
      <legend className={styles.label}>
        <FieldLabel label={label} optional={optional ?? false} />
      </legend>
      <FieldNotes hint={hint} error={error} ids={ids} />
      <div className={inline ? styles.choicesInline : styles.choices}>
        {choices.map((choice, index) => {
          const choiceId = `${ids.id}-${index}`;
          return (
            <div className={styles.choice} key={choice.value}>
              <input
                type={type}
                id={choiceId}
                className={type === 'radio' ? styles.radio : styles.box}
                name={name}
                value={choice.value}
                checked={chosen(choice.value)}
                onChange={onChange}
                onBlur={onBlur}
                ref={ref}
                aria-describedby={choice.hint ? `${choiceId}-hint` : undefined}
              />
              <div className={styles.choiceText}>
                <label className={styles.choiceLabel} htmlFor={choiceId}>
                  {choice.label}
                </label>
                {choice.hint && (
                  <div className={styles.hint} id={`${choiceId}-hint`}>
                    {choice.hint}
                  </div>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

export function RadioGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="radio" />;
}

export function CheckboxGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} type="checkbox" />;
}
