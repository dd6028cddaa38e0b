import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Payout, PayoutAccount } from './payout';

type PayoutDocument = Omit<Payout, 'id'> & { _id: string };
type AccountDocument = Omit<PayoutAccount, 'id'> & { _id: string };

const payoutSchema = new Schema<PayoutDocument>(
  {
    _id: String, version: Number, state: String, reason: { type: String, default: null }, bookingId: String, paymentId: String, purpose: String, ownerId: String,
    amount: { amount: Number, currency: String }, transferId: { type: String, default: null }, reversals: [Schema.Types.Mixed], at: Date, checkAt: { type: Date, default: null },
  },
  { versionKey: false },
);
const accountSchema = new Schema<AccountDocument>({ _id: String, stripeId: String, ready: Boolean, requirements: [String], checkAt: { type: Date, default: null } }, { versionKey: false });

const toPayout = ({ _id, ...rest }: PayoutDocument): Payout => ({ id: _id, ...rest });
const toAccount = ({ _id, ...rest }: AccountDocument): PayoutAccount => ({ id: _id, ...rest });
const mostShown = 200;

export type PayoutChange = Partial<Pick<Payout, 'state' | 'reason' | 'transferId' | 'reversals' | 'at' | 'checkAt'>>;
export type PayoutRepository = ReturnType<typeof createPayoutRepository>;

/** What owners get, and their accounts at Stripe. */
export function createPayoutRepository({ connection }: Database) {
  const payouts = connection.model<PayoutDocument>('Payout', payoutSchema, 'payouts');
  const accounts = connection.model<AccountDocument>('PayoutAccount', accountSchema, 'stripe_accounts');
  const indexes: CollectionIndexes[] = [
    {
      model: payouts,
      indexes: [{ name: 'check', key: { checkAt: 1 } }, { name: 'owner_at', key: { ownerId: 1, at: -1 } }, { name: 'booking', key: { bookingId: 1 } }, { name: 'transfer', key: { transferId: 1 } }],
    },
    { model: accounts, indexes: [{ name: 'check', key: { checkAt: 1 } }, { name: 'stripe', key: { stripeId: 1 } }] },
  ];
  const idsOf = (found: readonly { _id: string }[]) => found.map(({ _id }) => _id);
  const one = async (filter: Record<string, unknown>, session?: Session): Promise<Payout | null> => {
    const found = await payouts.findOne(filter, null, session ? { session } : {}).lean<PayoutDocument>();
    return found && toPayout(found);
  };

  return {
    indexes,
    byId: (id: string, session?: Session) => one({ _id: id }, session),
    byTransfer: (transferId: string) => one({ transferId }),

    async add({ id, ...payout }: Payout, session: Session): Promise<void> {
      await payouts.create([{ _id: id, ...payout, reversals: [...payout.reversals] }], { session });
    },

    /** Changes the payout if nobody has since it was read; false when somebody was faster. */
    async change({ id, version }: Pick<Payout, 'id' | 'version'>, change: PayoutChange, session: Session): Promise<boolean> {
      const { matchedCount } = await payouts.updateOne({ _id: id, version }, { $set: change, $inc: { version: 1 } }, { session });
      return matchedCount === 1;
    },

    async ofOwner(ownerId: string): Promise<Payout[]> {
      return (await payouts.find({ ownerId }).sort({ at: -1 }).limit(mostShown).lean<PayoutDocument[]>()).map(toPayout);
    },

    async ofBooking(bookingId: string): Promise<Payout[]> {
      return (await payouts.find({ bookingId }).lean<PayoutDocument[]>()).map(toPayout);
    },

    /** Those that wait for the owner's account. */
    async waitingFor(ownerId: string): Promise<string[]> {
      return idsOf(await payouts.find({ ownerId, state: 'waiting', reason: 'account' }, { _id: 1 }).lean<{ _id: string }[]>());
    },

    async dueChecks(now: Date, limit: number): Promise<string[]> {
      return idsOf(await payouts.find({ checkAt: { $lte: now } }, { _id: 1 }).sort({ checkAt: 1 }).limit(limit).lean<{ _id: string }[]>());
    },

    async account(accountId: string): Promise<PayoutAccount | null> {
      const found = await accounts.findById(accountId).lean<AccountDocument>();
      return found && toAccount(found);
    },

    async accountByStripe(stripeId: string): Promise<PayoutAccount | null> {
      const found = await accounts.findOne({ stripeId }).lean<AccountDocument>();
      return found && toAccount(found);
    },

    async keepAccount({ id, ...account }: PayoutAccount): Promise<void> {
      await accounts.updateOne({ _id: id }, { $setOnInsert: { ...account, requirements: [...account.requirements] } }, { upsert: true });
    },

    /** False when the account already was, or already was not, ready; what Stripe asks for is kept all the same. */
    async changeAccount(id: string, { ready, requirements, checkAt }: Pick<PayoutAccount, 'ready' | 'requirements' | 'checkAt'>, session: Session): Promise<boolean> {
      const change = { requirements: [...requirements], checkAt };
      const { matchedCount } = await accounts.updateOne({ _id: id, ready: !ready }, { $set: { ...change, ready } }, { session });
      if (matchedCount === 1) return true;
      await accounts.updateOne({ _id: id }, { $set: change }, { session });
      return false;
    },

    async dueAccounts(now: Date, limit: number): Promise<string[]> {
      return idsOf(await accounts.find({ checkAt: { $lte: now } }, { _id: 1 }).sort({ checkAt: 1 }).limit(limit).lean<{ _id: string }[]>());
    },
  };
}
