import type { ComponentProps } from 'react';
import { StatusMessage } from '../a11y/StatusMessage';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import type { IconName } from '../icons/paths';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonLook {
  variant?: ButtonVariant;
  icon?: IconName;
  /** As wide as what it stands in. */
  wide?: boolean;
}

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Work is under way: the button keeps focus, ignores presses, and says `busyText` aloud. */
  busy?: boolean;
  busyText?: string;
}

/** A button is never `disabled` while it works: that would throw away the focus of whoever pressed it. */
export function Button({
  variant = 'primary',
  icon,
  wide,
  busy = false,
  busyText = '',
  type = 'button',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <>
      <button
        {...rest}
        type={type}
        className={classNames(styles.button, styles[variant], wide && styles.wide, className)}
        aria-disabled={busy || undefined}
        onClick={(event) => {
          if (busy) event.preventDefault();
          else onClick?.(event);
        }}
      >
        {busy ? <span className={styles.busy} aria-hidden="true" /> : icon && <Icon name={icon} />}
        <span>{busy && busyText ? busyText : children}</span>
      </button>
      {busyText && <StatusMessage message={busy ? busyText : ''} />}
    </>
  );
}
