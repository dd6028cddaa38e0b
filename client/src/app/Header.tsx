import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api';
import { bookingsKey } from '../lib/query';
import { useSession } from '../lib/session';
import { SiteHeader, type NavItem } from '../ui/layout/SiteHeader';
import { AccountLinks } from './AccountLinks';
import { LanguageSwitch } from './LanguageSwitch';
import styles from './shell.module.css';

/** How many requests wait for the answer of this person as an owner; news of them arrives by itself. */
function useWaiting(userId: string | undefined): number {
  const which = { role: 'owner', state: 'requested' } as const;
  const { data } = useQuery({
    queryKey: bookingsKey(which),
    queryFn: ({ signal }) => api.bookings.list({ query: which }, { signal }),
    enabled: userId !== undefined,
    // A header without its number is no reason for an error page.
    throwOnError: false,
  });
  return userId === undefined ? 0 : (data?.items.length ?? 0);
}

export function Header() {
  const { t } = useTranslation('app');
  const { user, isStaff } = useSession();
  const waiting = useWaiting(user?.id);
  const items: NavItem[] = [
    { to: '/search', label: t('nav.search') },
    ...(user ? [{ to: '/bookings', label: t('nav.bookings') }] : []),
    {
      to: '/owner',
      label: t(user ? 'nav.owner' : 'nav.becomeOwner'),
      badge: { count: waiting, label: t('nav.waiting', { count: waiting }) },
    },
    ...(isStaff ? [{ to: '/support', label: t('nav.support') }] : []),
  ];
  const end = (
    <div className={styles.end}>
      <LanguageSwitch />
      <AccountLinks />
    </div>
  );
  return <SiteHeader home="/" name="Passerelle" items={items} end={end} />;
}
