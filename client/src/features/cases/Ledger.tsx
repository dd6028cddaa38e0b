import { useTranslation } from 'react-i18next';
import type { SupportBooking } from '@passerelle/shared/cases/contract';
import { useFormat } from '../../lib/format';
import { VisuallyHidden } from '../../ui/a11y/VisuallyHidden';
import { Notice } from '../../ui/feedback/Notice';
import { Card } from '../../ui/layout/Card';
import { Stack } from '../../ui/layout/Page';
import { accountKind, ledgerSums } from './ledger-sums';
import styles from './cases.module.css';

/** Every line of every money event, the sum of each event, and what stands on each account. */
export function Ledger({ ledger, timeZone }: { ledger: SupportBooking['ledger']; timeZone: string }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { byAccount, all } = ledgerSums(ledger);
  const nameOf = (account: string) => t(`account.${accountKind(account)}`);
  const amountCell = (amount: number) => format.money({ amount, currency: all.currency });
  return (
    <Card as="section" labelledBy="case-ledger">
      <Stack>
        <h2 id="case-ledger">{t('ledger.title')}</h2>
        {ledger.length === 0 && <p>{t('ledger.none')}</p>}
        {all.amount !== 0 && (
          <Notice tone="error" title={t('ledger.wrong')}>
            <p>{t('ledger.wrongText', { amount: format.money(all) })}</p>
          </Notice>
        )}
        {ledger.map(({ at, kind, lines }, index) => (
          <table key={`${at} ${String(index)}`} className={styles.ledger}>
            <caption>{t('ledger.event', { kind: t(`kind.${kind}`, { defaultValue: kind }), at: format.dayAndTime(at, timeZone) })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('ledger.account')}</th>
                <th scope="col">{t('ledger.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ account, amount }, line) => (
                <tr key={`${account} ${String(line)}`}>
                  <th scope="row">{nameOf(account)}</th>
                  <td>{format.money(amount)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('ledger.sum')}</th>
                <td>{amountCell(lines.reduce((sum, { amount }) => sum + amount.amount, 0))}</td>
              </tr>
            </tfoot>
          </table>
        ))}
        {byAccount.length > 0 && (
          <table className={styles.ledger}>
            <caption>{t('ledger.byAccount')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('ledger.account')}</th>
                <th scope="col">
                  {t('ledger.balance')} <VisuallyHidden>{t('ledger.signs')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {byAccount.map(({ account, amount }) => (
                <tr key={account}>
                  <th scope="row">{nameOf(account)}</th>
                  <td>{format.money(amount)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('ledger.sum')}</th>
                <td>{format.money(all)}</td>
              </tr>
            </tfoot>
          </table>
        )}
        {ledger.length > 0 && <p className={styles.small}>{t('ledger.signs')}</p>}
      </Stack>
    </Card>
  );
}
