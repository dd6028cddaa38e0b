import { Link, type LinkProps } from 'react-router';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import type { ButtonLook } from './Button';
import styles from './button.module.css';

/** A link that looks like a button, for going somewhere. What changes something is a Button. */
export function ButtonLink({ variant = 'primary', icon, wide, className, children, ...rest }: LinkProps & ButtonLook) {
  return (
    <Link {...rest} className={classNames(styles.button, styles[variant], wide && styles.wide, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}
