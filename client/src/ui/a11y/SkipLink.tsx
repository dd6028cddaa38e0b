import { focusField } from '../forms/focus-field';
import styles from './a11y.module.css';

/** Seen when focused. Moves focus, not only the scroll position, to the element with the id `target`. */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      className={styles.skip}
      href={`#${target}`}
      onClick={(event) => {
        if (focusField(target)) event.preventDefault();
      }}
    >
      {children}
    </a>
  );
}
