import { useTranslation } from 'react-i18next';
import type { Booking } from '@passerelle/shared/bookings/contract';
import { useFormat } from '../../../lib/format';
import { Button } from '../../../ui/buttons/Button';
import { leaveToPay } from '../paying';

/** What the bank refused, with the page on which it can still be paid. */
export function PayAgain({ booking }: { booking: Booking }) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const { payAgain, id } = booking;
  if (!payAgain) return null;
  const { part, amount, url } = payAgain;
  const written = format.money(amount);
  return (
    <>
      <p>{t(`payAgain.${part}`, { amount: written })}</p>
      <div>
        <Button icon="euro" onClick={() => leaveToPay(id, url)}>
          {t(part === 'deposit' ? 'payAgain.hold' : 'payAgain.pay', { amount: written })}
        </Button>
      </div>
    </>
  );
}
