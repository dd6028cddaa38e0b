import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { deviceKnowsSomething } from '../lib/device-store';
import { signInPath, useSession } from '../lib/session';
import { unsentHandovers } from '../lib/unsent-handovers';
import { ButtonLink } from '../ui/buttons/ButtonLink';
import { LinkButton } from '../ui/buttons/LinkButton';
import { Icon } from '../ui/icons/Icon';
import styles from './shell.module.css';

const doors = ['/sign-in', '/sign-up', '/confirm-email'];

/** Sign in, or who is signed in and how to leave. */
export function AccountLinks() {
  const { t } = useTranslation('app');
  const { status, user, signOut } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  if (status === 'starting') return null;
  if (!user) {
    const to = doors.includes(pathname) ? `/sign-in${search}` : signInPath(pathname + search);
    return (
      <ButtonLink to={to} variant="secondary" icon="person">
        {t('account.signIn')}
      </ButtonLink>
    );
  }
  const leave = async () => {
    await signOut();
    // After the page of a member, if this is one, has sent its visitor to sign in: who leaves goes home, or learns what this device still keeps.
    setTimeout(() => void navigate(deviceKnowsSomething() || unsentHandovers() > 0 ? '/signed-out' : '/'));
  };
  return (
    <>
      <Link to="/account" className={styles.person}>
        <Icon name="person" />
        {user.displayName}
      </Link>
      <Link className={styles.link} to="/alerts">
        {t('nav.alerts')}
      </Link>
      <LinkButton onClick={() => void leave()}>{t('account.signOut')}</LinkButton>
    </>
  );
}
