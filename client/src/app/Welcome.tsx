import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../lib/session';
import { useSettings } from '../lib/settings';
import { Notice } from '../ui/feedback/Notice';
import styles from './shell.module.css';

function isWelcome(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'welcome' in state && state.welcome === true;
}

/** On the page where a new member arrives: the account is there, and a mail waits to be opened. */
export function Welcome() {
  const { t } = useTranslation('app');
  const location = useLocation();
  const { user } = useSession();
  const settings = useSettings();
  if (!user || user.emailConfirmed || !isWelcome(location.state)) return null;
  return (
    <div className={styles.welcome}>
      <Notice tone="success" title={t('welcome.title', { name: user.displayName })} announce>
        <p>{t('welcome.mail', { email: user.email })}</p>
        {settings?.mailOutbox && (
          <p>
            <a href="/dev/mail">{t('footer.mailOutbox')}</a>
          </p>
        )}
      </Notice>
    </div>
  );
}
