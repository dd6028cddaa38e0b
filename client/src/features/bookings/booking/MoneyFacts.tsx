import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { PriceLines } from '../../../ui/data/PriceLines';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { moneyKey, moneySituation, ownerShare } from '../money-sentence';
import { priceLines } from '../../../lib/price-lines';

/** What money did, then the price by line; the owner also sees what is left for them. */
export function MoneyFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { price, deposit, depositStanding, payout, viewer, cancellationPolicy, timeZone } = booking;
  const share = ownerShare(price);
  const values = { total: format.money(price.total), share: format.money(share), renter: booking.renter.displayName, owner: booking.owner.displayName };
  const headings = { label: t('price.headLine'), amount: t('price.headAmount') };
  return (
    <Card as="section" labelledBy="booking-money">
      <Stack>
        <h2 id="booking-money">{t('price.title')}</h2>
        <p>{t(moneyKey(moneySituation(booking), viewer), values)}</p>
        {payout && <p>{t(`payout.${payout.state}.${viewer === 'owner' ? 'owner' : 'support'}`, { ...values, amount: format.money(payout.amount) })}</p>}
        {viewer !== 'renter' && (
          <>
            <h3>{t(viewer === 'owner' ? 'price.ownTitle' : 'price.ownerTitle')}</h3>
            <PriceLines
              caption={t('price.ownerCaption')}
              headings={headings}
              lines={[
                ...priceLines(price.lineItems.filter(({ goesTo, paidBy }) => goesTo === 'owner' && paidBy === 'renter'), 'renter', format, t),
                ...priceLines(price.lineItems, 'owner', format, t).map((line) => ({ ...line, amount: `−${line.amount}` })),
              ]}
              total={{ label: t(viewer === 'owner' ? 'price.share' : 'price.ownerShare'), amount: values.share }}
            />
            <h3>{t('price.renterTitle')}</h3>
          </>
        )}
        <PriceLines
          caption={t('price.caption')}
          headings={headings}
          lines={priceLines(price.lineItems, 'renter', format, t)}
          total={{ label: t(viewer === 'renter' ? 'price.total' : 'price.totalRenter'), amount: values.total }}
          after={[{ key: 'deposit', label: t('price.deposit'), detail: t('price.depositDetail'), amount: format.money(deposit) }]}
        />
        <p>
          {t(`deposit.${depositStanding.state}`, { amount: format.money(deposit) })}
          {depositStanding.heldUntil && depositStanding.state === 'held' && ` ${t('deposit.until', { at: format.dayAndTime(depositStanding.heldUntil, timeZone) })}`}
          {depositStanding.captured && ` ${t('deposit.kept', { amount: format.money(depositStanding.captured) })}`}
        </p>
        <h3>{t('policy.title')}</h3>
        <p>{t(`policy.${cancellationPolicy}`)}</p>
        <p>{t('policy.always')}</p>
      </Stack>
    </Card>
  );
}
