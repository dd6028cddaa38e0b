import { useId, type ReactNode } from 'react';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import button from '../buttons/button.module.css';
import styles from './photo-button.module.css';

export interface PhotoButtonProps {
  children: ReactNode;
  /** Of an error or a hint beside it. */
  describedBy?: string | undefined;
  id?: string;
  variant?: 'primary' | 'secondary';
  onPhoto: (file: File) => void;
}

/** Opens the camera of a phone, or the files of a computer. The input itself is what is focused and named; the label is what is seen. */
export function PhotoButton({ children, describedBy, id, variant = 'secondary', onPhoto }: PhotoButtonProps) {
  const made = useId();
  return (
    <span className={styles.photo}>
      <input
        id={id ?? made}
        className={styles.input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        aria-describedby={describedBy}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same photo may be chosen again after it was removed.
          event.target.value = '';
          if (file) onPhoto(file);
        }}
      />
      <label htmlFor={id ?? made} className={classNames(button.button, button[variant], styles.label)}>
        <Icon name="camera" />
        <span>{children}</span>
      </label>
    </span>
  );
}
