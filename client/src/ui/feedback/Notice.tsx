import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../a11y/VisuallyHidden';
import { classNames } from '../class-names';
import { Icon } from '../icons/Icon';
import type { IconName } from '../icons/paths';
import styles from './feedback.module.css';

export type Tone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** For a notice that appears after something the person did. */
  announce?: boolean;
}

const icons: Record<Tone, IconName> = { info: 'info', success: 'tick', warning: 'alert', error: 'alert' };

export function Notice({ tone = 'info', title, children, actions, announce }: NoticeProps) {
  const { t } = useTranslation('ui');
  const role = announce ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={classNames(styles.notice, styles[tone])} role={role}>
      <Icon name={icons[tone]} />
      <div className={styles.body}>
        <VisuallyHidden>{t(`notice.${tone}`)}</VisuallyHidden>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

/** A line across the whole page: test money, no connection. */
export function Banner({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div className={classNames(styles.banner, styles[tone])}>
      <Icon name={icons[tone]} size={20} />
      <div>{children}</div>
    </div>
  );
}
