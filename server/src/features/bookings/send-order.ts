import type { ChargePart, ChargePurpose } from '@passerelle/shared/bookings/account';
import type { QueuedIntent } from '@passerelle/shared/bookings/money-queue';
import type { MoneyOrder } from '@passerelle/shared/bookings/orders';
import type { Money } from '@passerelle/shared/money';
import type { PaymentPurpose } from '@passerelle/shared/payments/purpose';
import type { Session } from '../../core/database/connect';
import type { BookingPayments, BookingRecord, Sent } from './booking';
import type { BookingParts } from './parts';

const purposes: Readonly<Record<ChargePurpose, PaymentPurpose>> = { rental: 'rental', change: 'change', extension: 'extension', return: 'overage', claim: 'claim', deposit: 'deposit' };

/** What the payer reads on the page and the statement. */
async function describe({ vehicles, accounts }: BookingParts, { vehicleId, renterId }: BookingRecord): Promise<{ description: string; locale: 'fr' | 'en' }> {
  const vehicle = await vehicles.forBooking(vehicleId);
  return { description: vehicle?.title ?? '', locale: (await accounts.contactOf(renterId))?.locale ?? 'fr' };
}

interface Posted {
  /** Which outcomes are the answer, as `answerOf` in follow-payment names them; none: there was nothing to ask for. */
  readonly waits: readonly string[];
  readonly payments?: Partial<BookingPayments>;
}

/** Asks the bank, by payments, for what the order says; in the caller's transaction, so that it is asked for once. */
async function post(parts: BookingParts, booking: BookingRecord, intentId: string, order: MoneyOrder, session: Session): Promise<Posted> {
  const { payments } = parts;
  const { id: bookingId, renterId: accountId, ownerId, paymentId, payments: known } = booking;
  const depositId = () => {
    if (known.deposit === null) throw new Error(`${bookingId} has no deposit`);
    return known.deposit;
  };
  const paymentOf = ({ charge }: ChargePart): string => {
    const found = charge === null ? undefined : known.byCharge[charge];
    if (found === undefined) throw new Error(`no payment behind ${charge ?? 'the fund'} of ${bookingId}`);
    return found;
  };
  const giveBack = async (from: readonly ChargePart[]): Promise<Posted> => {
    const waits: string[] = [];
    for (const part of from.filter(({ amount }) => amount.amount > 0)) waits.push(`returned:${(await payments.returnLater(paymentOf(part), part.amount, session)).returnId}`);
    return { waits };
  };
  const whole = async (payment: string): Promise<Posted> => ({ waits: [`returned:${(await payments.returnLater(payment, 'whole', session)).returnId}`] });
  const charge = async (purpose: ChargePurpose, amount: Money, capture: 'manual' | 'automatic') =>
    (await payments.chargeLater({ bookingId, accountId, purpose: purposes[purpose], amount, capture, ...(await describe(parts, booking)) }, session)).paymentId;

  switch (order.do) {
    case 'capture':
      await payments.captureLater(paymentId, session);
      return { waits: [`captured:${paymentId}`], payments: { byCharge: { ...known.byCharge, [intentId]: paymentId } } };
    case 'release_rental':
      return whole(paymentId);
    case 'return_stray':
      return whole(known.strays[intentId] ?? paymentId);
    case 'charge': {
      const charged = await charge(order.purpose, order.amount, 'automatic');
      return { waits: [`paid:${charged}`], payments: { byCharge: { ...known.byCharge, [intentId]: charged } } };
    }
    case 'refund':
    case 'settle_deposit':
      return giveBack(order.from);
    case 'hold_deposit': {
      if (order.renews) {
        const { paymentId: renewal } = await payments.renewLater(depositId(), session);
        return { waits: [`paid:${renewal}`], payments: { renewal } };
      }
      const deposit = await charge('deposit', order.amount, 'manual');
      return { waits: [`paid:${deposit}`], payments: { deposit } };
    }
    case 'release_deposit':
      return whole(depositId());
    case 'capture_deposit':
      await payments.captureLater(depositId(), session, order.amount);
      return { waits: [`captured:${depositId()}`], payments: { byCharge: { ...known.byCharge, [intentId]: depositId() } } };
    case 'transfer': {
      const waits: string[] = [];
      for (const part of order.from) waits.push(`paid-out:${(await payments.payOutLater({ bookingId, paymentId: paymentOf(part), ownerId, amount: part.amount }, session)).payoutId}`);
      return { waits };
    }
    case 'adjust':
      return { waits: [] };
  }
}

/** Sends the order whose turn has come. `sent` is null when there is nothing to wait for: the order is as good as done. */
export async function sendOrder(parts: BookingParts, booking: BookingRecord, { id: intentId, order }: QueuedIntent, session: Session): Promise<{ sent: Sent | null; payments: BookingPayments }> {
  if (!order) throw new Error(`${intentId} has no order yet`);
  const { waits, payments } = await post(parts, booking, intentId, order, session);
  return { sent: waits.length > 0 ? { intentId, waits, refused: false } : null, payments: { ...booking.payments, ...payments } };
}
