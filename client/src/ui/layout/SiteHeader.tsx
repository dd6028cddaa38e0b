import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { Mark } from '../drawings/Mark';
import { Icon } from '../icons/Icon';
import styles from './site.module.css';

export interface NavItem {
  to: string;
  label: string;
  /** How many wait for an answer; read as part of the link. */
  badge?: { count: number; label: string };
}

export interface SiteHeaderProps {
  home: string;
  name: string;
  items: NavItem[];
  /** Language switch, account menu: at the end of the line, or of the menu on a phone. */
  end?: ReactNode;
}

export function SiteHeader({ home, name, items, end }: SiteHeaderProps) {
  const { t } = useTranslation('ui');
  const [open, setOpen] = useState(false);
  const menuId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <NavLink to={home} className={styles.brand} end>
          <Mark />
          <span>{name}</span>
        </NavLink>
        <button
          ref={button}
          type="button"
          className={styles.menuButton}
          aria-expanded={open}
          aria-controls={menuId}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} />
          {t('header.menu')}
        </button>
        {/* Escape is a shortcut for the button above, which does the same. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          id={menuId}
          className={styles.menu}
          data-open={open}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !open) return;
            setOpen(false);
            button.current?.focus();
          }}
        >
          <nav aria-label={t('header.nav')}>
            <ul className={styles.items}>
              {items.map(({ to, label, badge }) => (
                <li key={to}>
                  <NavLink to={to} className={styles.item}>
                    {label}
                    {badge && badge.count > 0 && (
                      <span className={styles.badge} role="img" aria-label={badge.label}>
                        {badge.count}
                      </span>
                    )}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          {end && <div className={styles.end}>{end}</div>}
        </div>
      </div>
    </header>
  );
}
