import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/buttons/Button';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import type { DemoAccount } from './use-demo-accounts';
import styles from './accounts.module.css';

export interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

/** In demo mode, a way in for who only wants to look around. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const { t } = useTranslation('accounts');
  if (accounts.length === 0) return null;
  return (
    <Card as="section" labelledBy="demo-accounts">
      <Stack>
        <h2 id="demo-accounts">{t('demo.title')}</h2>
        <p>{t('demo.lead')}</p>
        <ul className={styles.demo}>
          {accounts.map((account) => (
            <li key={account.email}>
              <Button variant="secondary" icon="person" onClick={() => onChoose(account)}>
                {t(`demo.role.${account.role}`)}
              </Button>
              <span className={styles.demoNote}>
                {account.email}
                {account.code && <span>{t('demo.code', { code: account.code })}</span>}
              </span>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}
