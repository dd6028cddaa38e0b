import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './site.module.css';

export interface FooterColumn {
  title: string;
  links: { to: string; label: string }[];
}

export interface SiteFooterProps {
  columns: FooterColumn[];
  /** Last line: who publishes, what the data are from. */
  children?: ReactNode;
}

export function SiteFooter({ columns, children }: SiteFooterProps) {
  return (
    <footer className={styles.footer}>
      <div className={styles.footerInner}>
        <div className={styles.columns}>
          {columns.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <h2 className={styles.footerTitle}>{title}</h2>
              <ul className={styles.footerLinks}>
                {links.map(({ to, label }) => (
                  <li key={to}>
                    <Link to={to} className={styles.footerLink}>
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
        {children && <div className={styles.small}>{children}</div>}
      </div>
    </footer>
  );
}
