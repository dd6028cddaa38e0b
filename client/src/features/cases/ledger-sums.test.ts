import { entriesForCapture } from '@passerelle/shared/bookings/ledger';
import { priceDays } from '@passerelle/shared/bookings/price';
import i18next from 'i18next';
import { accountKind, ledgerSums } from './ledger-sums';

const { lineItems } = priceDays({ pricing: { perDay: { amount: 5800, currency: 'EUR' }, weekDiscountPercent: 0, monthDiscountPercent: 0, kmPerDay: 150 }, days: 3 });
const entries = entriesForCapture({ bookingId: 'bkg_1', payerId: 'acc_1', ownerId: 'acc_2' }, lineItems);
const ledger = entries.map(({ kind, lines }) => ({ at: '2026-11-22T10:00:00Z', kind, lines: [...lines] }));

describe('the sums of a ledger', () => {
  it('are zero over all, and those of the events by account', () => {
    const { byAccount, all } = ledgerSums(ledger);
    expect(all).toEqual({ amount: 0, currency: 'EUR' });
    expect(byAccount.find(({ account }) => account === 'payer:acc_1')?.amount.amount).toBe(0);
    expect(byAccount.find(({ account }) => account === 'stripe_balance')?.amount.amount).toBeGreaterThan(0);
  });
  it('show a ledger that does not add up', () => {
    expect(ledgerSums([{ at: '', kind: 'capture', lines: [{ account: 'insurance', amount: { amount: 5, currency: 'EUR' } }] }]).all.amount).toBe(5);
  });
  it.each(['fr', 'en'])('have a name for every account and kind in %s', (lng) => {
    for (const account of ['payer:a', 'owner:a', 'deposit:b', 'platform_fees', 'insurance', 'goodwill', 'disputes', 'stripe_fees', 'stripe_balance']) {
      expect(i18next.exists(`account.${accountKind(account)}`, { ns: 'cases', lng })).toBe(true);
    }
    for (const kind of ['capture', 'refund', 'goodwill', 'deposit_capture', 'deposit_settlement', 'dispute_loss', 'transfer', 'stripe_fee']) {
      expect(i18next.exists(`kind.${kind}`, { ns: 'cases', lng })).toBe(true);
    }
  });
});
