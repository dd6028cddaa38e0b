import type { ReactNode, Ref } from 'react';
import styles from './layout.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Above the title: a breadcrumb, a verdict. */
  before?: ReactNode;
  actions?: ReactNode;
  /** The heading can take focus after a navigation. */
  headingRef?: Ref<HTMLHeadingElement>;
}

export function PageHeader({ title, lead, before, actions, headingRef }: PageHeaderProps) {
  return (
    <div className={styles.pageHeader}>
      {before}
      <h1 ref={headingRef} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className={styles.lead}>{lead}</p>}
      {actions && <div className={styles.pageActions}>{actions}</div>}
    </div>
  );
}
