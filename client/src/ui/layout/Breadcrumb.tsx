import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../icons/Icon';
import styles from './layout.module.css';

export interface Crumb {
  label: string;
  /** The last one, where the person is, has none. */
  to?: string;
}

export function Breadcrumb({ items }: { items: Crumb[] }) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumb.label')}>
      <ol className={styles.crumbs}>
        {items.map(({ label, to }) => (
          <li key={label} className={styles.crumb}>
            {to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}
            {to && <Icon name="chevronRight" size={16} />}
          </li>
        ))}
      </ol>
    </nav>
  );
}
