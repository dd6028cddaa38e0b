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
  /** `files`: one that was taken before. On a computer both open the files. */
  source?: 'camera' | 'files';
  onPhoto: (file: File) => void;
}

/** Opens the camera of a phone, or the files. The input itself is what is focused and named; the label is what is seen. */
export function PhotoButton({ children, describedBy, id, variant = 'secondary', source = 'camera', onPhoto }: PhotoButtonProps) {
  const made = useId();
  return (
    <span className={styles.photo}>
      <input
        id={id ?? made}
        className={styles.input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        {...(source === 'camera' ? { capture: 'environment' as const } : {})}
        aria-describedby={describedBy}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same photo may be chosen again after it was removed.
          event.target.value = '';
          if (file) onPhoto(file);
        }}
      />
      <label htmlFor={id ?? made} className={classNames(button.button, button[variant], styles.label)}>
        <Icon name={source === 'camera' ? 'camera' : 'plus'} />
        <span>{children}</span>
      </label>
    </span>
  );
}
