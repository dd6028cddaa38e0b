import type { ComponentProps } from 'react';
import { classNames } from '../class-names';
import styles from './button.module.css';

/** A button that looks like a link, for small changes of the page ("change", "show the measures"). */
export function LinkButton({ type = 'button', className, ...rest }: ComponentProps<'button'>) {
  return <button {...rest} type={type} className={classNames(styles.link, className)} />;
}
