import { useEffect, useState } from 'react';
import { classNames } from '../class-names';
import styles from './a11y.module.css';

interface StatusMessageProps {
  message: string;
  /** Shown to the eye as well. */
  visible?: boolean;
  /** Interrupts what is being read: only for what cannot wait. */
  urgent?: boolean;
}

/**
 * A live region that speaks each message once. The region is on the page before its text,
 * because screen readers announce changes of a region, not regions that arrive full.
 */
export function StatusMessage({ message, visible = false, urgent = false }: StatusMessageProps) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const wait = setTimeout(() => setSpoken(message), 50);
    return () => clearTimeout(wait);
  }, [message]);
  return (
    <div role={urgent ? 'alert' : 'status'} className={classNames(!visible && styles.hidden)}>
      {spoken}
    </div>
  );
}
