import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Payment, PaymentState } from './payment';

type PaymentDocument = Omit<Payment, 'id'> & { _id: string };

/** Money on its way back to the payer; its id is that of the event that asked for it. */
export interface PaymentReturn {
  readonly id: string;
  readonly paymentId: string;
  /** In minor units. */
  readonly amount: number;
  readonly state: 'asked' | 'done' | 'failed';
}
type ReturnDocument = Omit<PaymentReturn, 'id'> & { _id: string };

const absent = { default: null };
const paymentSchema = new Schema<PaymentDocument>(
  {
    _id: String, version: Number, state: String, purpose: String, bookingId: String, payerId: { type: String, ...absent }, saveMethod: Boolean,
    amount: { amount: Number, currency: String }, capture: String, description: String, locale: String, returnUrl: String, expiresAt: Date,
    sessionId: { type: String, ...absent }, url: { type: String, ...absent }, intentId: { type: String, ...absent }, chargeId: { type: String, ...absent },
    customerId: { type: String, ...absent }, methodId: { type: String, ...absent }, captureBefore: { type: Date, ...absent },
    captured: Number, returned: Number, paidOut: Number, fee: { type: Number, ...absent }, replaces: { type: String, ...absent }, checkAt: { type: Date, ...absent },
  },
  { versionKey: false },
);
const returnSchema = new Schema<ReturnDocument>({ _id: String, paymentId: String, amount: Number, state: String }, { versionKey: false });

const toPayment = ({ _id, ...rest }: PaymentDocument): Payment => ({ id: _id, ...rest });
const toReturn = ({ _id, ...rest }: ReturnDocument): PaymentReturn => ({ id: _id, ...rest });

export type PaymentChange = Partial<Omit<Payment, 'id' | 'version' | 'bookingId' | 'purpose' | 'payerId' | 'amount'>>;
export type PaymentRepository = ReturnType<typeof createPaymentRepository>;

/** The payments and what goes back of them. */
export function createPaymentRepository({ connection }: Database) {
  const payments = connection.model<PaymentDocument>('Payment', paymentSchema, 'payments');
  const returns = connection.model<ReturnDocument>('PaymentReturn', returnSchema, 'payment_returns');
  const indexes: CollectionIndexes[] = [
    {
      model: payments,
      indexes: [
        { name: 'check', key: { checkAt: 1 } }, { name: 'booking', key: { bookingId: 1 } }, { name: 'session', key: { sessionId: 1 } },
        { name: 'intent', key: { intentId: 1 } }, { name: 'charge', key: { chargeId: 1 } },
      ],
    },
    { model: returns, indexes: [{ name: 'payment', key: { paymentId: 1 } }] },
  ];
  const within = (session: Session | undefined) => (session ? { session } : {});
  const one = async (filter: Record<string, unknown>, session?: Session): Promise<Payment | null> => {
    const found = await payments.findOne(filter, null, within(session)).lean<PaymentDocument>();
    return found && toPayment(found);
  };

  return {
    indexes,
    byId: (id: string, session?: Session) => one({ _id: id }, session),
    bySession: (sessionId: string) => one({ sessionId }),
    byIntent: (intentId: string) => one({ intentId }),

    async ofBooking(bookingId: string): Promise<Payment[]> {
      return (await payments.find({ bookingId }).lean<PaymentDocument[]>()).map(toPayment);
    },

    async add({ id, ...payment }: Payment, session: Session): Promise<void> {
      await payments.create([{ _id: id, ...payment }], { session });
    },

    /** Changes the payment if it is still in one of these states; false when somebody was faster. */
    async change(id: string, from: readonly PaymentState[], change: PaymentChange, session?: Session): Promise<boolean> {
      const { matchedCount } = await payments.updateOne({ _id: id, state: { $in: [...from] } }, { $set: change, $inc: { version: 1 } }, within(session));
      return matchedCount === 1;
    },

    /** Changes the payment if nobody has since it was read; false when somebody was faster. */
    async changeVersion({ id, version }: Pick<Payment, 'id' | 'version'>, change: PaymentChange, session: Session): Promise<boolean> {
      const { matchedCount } = await payments.updateOne({ _id: id, version }, { $set: change, $inc: { version: 1 } }, { session });
      return matchedCount === 1;
    },

    async dueChecks(now: Date, limit: number): Promise<string[]> {
      const found = await payments.find({ checkAt: { $lte: now } }, { _id: 1 }).sort({ checkAt: 1 }).limit(limit).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    async returnById(id: string): Promise<PaymentReturn | null> {
      const found = await returns.findById(id).lean<ReturnDocument>();
      return found && toReturn(found);
    },

    async addReturn({ id, ...rest }: PaymentReturn, session: Session): Promise<void> {
      await returns.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true, session });
    },

    /** False when it stood in none of these states. */
    async changeReturn(id: string, from: readonly PaymentReturn['state'][], state: PaymentReturn['state'], session: Session): Promise<boolean> {
      const { matchedCount } = await returns.updateOne({ _id: id, state: { $in: [...from] } }, { $set: { state } }, { session });
      return matchedCount === 1;
    },
  };
}
