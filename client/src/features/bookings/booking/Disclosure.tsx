import { useState, type ReactNode } from 'react';
import { Button, type ButtonLook } from '../../../ui/buttons/Button';
import styles from './booking.module.css';

interface DisclosureProps extends Pick<ButtonLook, 'variant' | 'icon'> {
  /** Unique on the page. */
  id: string;
  label: string;
  /** What is in it is made anew each time it is opened: it depends on the hour. */
  fresh?: boolean;
  children: ReactNode;
}

/** A button and, below it, the form that it opens. What was typed stays when it is closed. */
export function Disclosure({ id, label, variant = 'secondary', icon, fresh = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <>
      <div>
        <Button
          variant={variant}
          {...(icon ? { icon } : {})}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open);
            setWasOpen(true);
          }}
        >
          {label}
        </Button>
      </div>
      <div id={id} className={styles.opened} hidden={!open}>
        {(fresh ? open : wasOpen) && children}
      </div>
    </>
  );
}
