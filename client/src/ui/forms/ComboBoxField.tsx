import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusMessage } from '../a11y/StatusMessage';
import { Icon } from '../icons/Icon';
import styles from './combo-box.module.css';
import { FieldShell, useFieldIds } from './FieldShell';

export interface Suggestion {
  id: string;
  label: string;
  detail?: string;
}

export interface ComboBoxFieldProps<S extends Suggestion = Suggestion> {
  id?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  /** What is typed; the owner of this state asks for suggestions when it changes. */
  inputValue: string;
  onInputChange: (text: string) => void;
  suggestions: readonly S[];
  onSelect: (suggestion: S) => void;
  busy?: boolean;
  placeholder?: string;
  /** Said aloud and shown below: nothing was found, or something is being waited for. */
  note?: string | undefined;
}

/**
 * Suggestions under a text field (towns), after the combo box pattern of the ARIA Authoring Practices. What is typed
 * survives without any choice: the form may take the first match. Written here and not taken from React Aria, whose
 * open list hides the rest of the page with its focusable parts (axe: aria-hidden-focus) and weighs 41 kB on the first page.
 */
export function ComboBoxField<S extends Suggestion>(props: ComboBoxFieldProps<S>) {
  const { id, label, hint, error, inputValue, onInputChange, suggestions, onSelect, busy = false, placeholder, note } = props;
  const { t } = useTranslation('ui');
  const ids = useFieldIds(id, { hint, error });
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const open = wanted && suggestions.length > 0;
  const current = open ? suggestions[active] : undefined;
  const optionId = (index: number) => `${ids.id}-option-${index}`;

  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (suggestion: S) => {
    setWanted(false);
    setActive(-1);
    onSelect(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && suggestions.length > 0) {
      event.preventDefault();
      setWanted(true);
      // One place more than there are suggestions: the text itself, between the last and the first.
      const places = suggestions.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      choose(current);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setWanted(false);
      setActive(-1);
    }
  };
  const found = open ? t('combo.found', { count: suggestions.length }) : '';
  const shownNote = note && !busy ? note : '';

  return (
    <FieldShell label={label} hint={hint} error={error} ids={ids}>
      <div className={styles.inputRow}>
        <Icon name="pin" />
        <input
          id={ids.id}
          role="combobox"
          className={styles.input}
          value={inputValue}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${ids.id}-list`}
          aria-activedescendant={current ? optionId(active) : undefined}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
          aria-busy={busy || undefined}
          onChange={(event) => {
            setWanted(true);
            setActive(-1);
            onInputChange(event.target.value);
          }}
          onKeyDown={onKeyDown}
          // Not on focus: who comes by with the Tab key, or back from an error, wants nothing covered.
          onClick={() => setWanted(true)}
          onBlur={() => setWanted(false)}
        />
        <div
          ref={list}
          id={`${ids.id}-list`}
          role="listbox"
          className={styles.list}
          aria-label={t('combo.suggestions', { label })}
          hidden={!open}
        >
          {open &&
            suggestions.map((suggestion, index) => (
              // The keyboard reaches an option from the text field, which keeps the focus.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={suggestion.id}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className={styles.option}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(suggestion)}
              >
                <span>{suggestion.label}</span>
                {suggestion.detail && <span className={styles.detail}> {suggestion.detail}</span>}
              </div>
            ))}
        </div>
      </div>
      {shownNote && <p className={styles.note}>{shownNote}</p>}
      <StatusMessage message={shownNote || (busy ? '' : found)} />
    </FieldShell>
  );
}
