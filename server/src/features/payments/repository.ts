import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Payment, PaymentState } from './payment';

type PaymentDocument = Omit<Payment, 'id'> & { _id: string };
interface CustomerDocument {
  _id: string;
  customerId: string;
}
interface NotificationDocument {
  _id: string;
  type: string;
  at: Date;
}

const paymentSchema = new Schema<PaymentDocument>(
  {
    _id: String,
    version: Number,
    state: String,
    bookingId: String,
    payerId: String,
    amount: { amount: Number, currency: String },
    capture: String,
    description: String,
    locale: String,
    returnUrl: String,
    expiresAt: Date,
    sessionId: { type: String, default: null },
    url: { type: String, default: null },
    intentId: { type: String, default: null },
    captureBefore: { type: Date, default: null },
    returned: Number,
    checkAt: { type: Date, default: null },
  },
  { versionKey: false },
);
const customerSchema = new Schema<CustomerDocument>({ _id: String, customerId: String }, { versionKey: false });
const notificationSchema = new Schema<NotificationDocument>({ _id: String, type: String, at: Date }, { versionKey: false });

const notificationsKeptSeconds = 60 * 24 * 3600;
const toPayment = ({ _id, ...rest }: PaymentDocument): Payment => ({ id: _id, ...rest });

export type PaymentChange = Partial<Pick<Payment, 'state' | 'sessionId' | 'url' | 'intentId' | 'captureBefore' | 'returned' | 'checkAt'>>;
export type PaymentRepository = ReturnType<typeof createPaymentRepository>;

export function createPaymentRepository({ connection }: Database) {
  const payments = connection.model<PaymentDocument>('Payment', paymentSchema, 'payments');
  const customers = connection.model<CustomerDocument>('Customer', customerSchema, 'stripe_customers');
  const notifications = connection.model<NotificationDocument>('StripeNotification', notificationSchema, 'stripe_notifications');

  const indexes: CollectionIndexes[] = [
    { model: payments, indexes: [{ name: 'check', key: { checkAt: 1 } }, { name: 'booking', key: { bookingId: 1 } }, { name: 'session', key: { sessionId: 1 } }, { name: 'intent', key: { intentId: 1 } }] },
    { model: customers, indexes: [] },
    { model: notifications, indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: notificationsKeptSeconds }] },
  ];

  const one = async (filter: Record<string, unknown>): Promise<Payment | null> => {
    const found = await payments.findOne(filter).lean<PaymentDocument>();
    return found && toPayment(found);
  };

  return {
    indexes,
    byId: (id: string) => one({ _id: id }),
    bySession: (sessionId: string) => one({ sessionId }),
    byIntent: (intentId: string) => one({ intentId }),

    async add({ id, ...payment }: Payment, session: Session): Promise<void> {
      await payments.create([{ _id: id, ...payment }], { session });
    },

    /** Changes the payment if it is still in one of these states; false when somebody was faster. */
    async change(id: string, from: readonly PaymentState[], change: PaymentChange, session?: Session): Promise<boolean> {
      const { matchedCount } = await payments.updateOne({ _id: id, state: { $in: [...from] } }, { $set: change, $inc: { version: 1 } }, session ? { session } : {});
      return matchedCount === 1;
    },

    async dueChecks(now: Date, limit: number): Promise<string[]> {
      const found = await payments.find({ checkAt: { $lte: now } }, { _id: 1 }).sort({ checkAt: 1 }).limit(limit).lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    async customerOf(accountId: string): Promise<string | null> {
      const found = await customers.findById(accountId).lean<CustomerDocument>();
      return found?.customerId ?? null;
    },

    async keepCustomer(accountId: string, customerId: string): Promise<void> {
      await customers.updateOne({ _id: accountId }, { $setOnInsert: { customerId } }, { upsert: true });
    },

    /** False when this notification of Stripe's came before. An insert would not do: refused as a duplicate, it ends the whole transaction. */
    async takeNotification(id: string, type: string, at: Date, session: Session): Promise<boolean> {
      const { upsertedCount } = await notifications.updateOne({ _id: id }, { $setOnInsert: { type, at } }, { upsert: true, session });
      return upsertedCount === 1;
    },

    async wasTaken(id: string): Promise<boolean> {
      return (await notifications.exists({ _id: id })) !== null;
    },
  };
}
