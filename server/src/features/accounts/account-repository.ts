import { Schema } from 'mongoose';
import type { Database, Session } from '../../core/database/connect';
import type { CollectionIndexes } from '../../core/database/indexes';
import type { Account } from './account';

interface AccountDocument extends Omit<Account, 'id' | 'roles'> {
  _id: string;
  roles: Account['roles'][number][];
  /** Hash of the token in the mail that confirms the address. */
  confirmation?: { hash: string; expiresAt: Date };
  version: number;
}

const secondFactorSchema = new Schema({ sealedSecret: String, lastStep: Number }, { _id: false });
const accountSchema = new Schema<AccountDocument>(
  {
    _id: String,
    email: String,
    displayName: String,
    locale: String,
    roles: [String],
    passwordHash: { type: String, default: null },
    secondFactor: { type: secondFactorSchema, default: null },
    emailConfirmedAt: { type: Date, default: null },
    demo: { type: String, default: null },
    createdAt: Date,
    confirmation: { type: { hash: String, expiresAt: Date, _id: false }, required: false },
    version: Number,
  },
  { versionKey: false },
);

function toAccount({ _id, email, displayName, locale, roles, passwordHash, secondFactor, emailConfirmedAt, demo, createdAt }: AccountDocument): Account {
  return { id: _id, email, displayName, locale, roles, passwordHash, secondFactor, emailConfirmedAt, demo, createdAt };
}

const toDocument = ({ id, roles, ...rest }: Account) => ({ _id: id, ...rest, roles: [...roles], version: 1 });

export type AccountRepository = ReturnType<typeof createAccountRepository>;

export function createAccountRepository({ connection }: Database) {
  const accounts = connection.model<AccountDocument>('Account', accountSchema, 'accounts');
  const indexes: CollectionIndexes[] = [
    {
      model: accounts,
      indexes: [
        { name: 'email', key: { email: 1 }, unique: true },
        { name: 'confirmation', key: { 'confirmation.hash': 1 }, sparse: true },
      ],
    },
  ];

  return {
    indexes,

    async byId(id: string): Promise<Account | null> {
      const found = await accounts.findById(id).lean<AccountDocument>();
      return found && toAccount(found);
    },

    async byIds(ids: readonly string[]): Promise<Account[]> {
      const found = await accounts.find({ _id: { $in: [...ids] } }).lean<AccountDocument[]>();
      return found.map(toAccount);
    },

    async byEmail(email: string): Promise<Account | null> {
      const found = await accounts.findOne({ email }).lean<AccountDocument>();
      return found && toAccount(found);
    },

    async byEmails(emails: readonly string[]): Promise<Account[]> {
      const found = await accounts.find({ email: { $in: [...emails] } }).lean<AccountDocument[]>();
      return found.map(toAccount);
    },

    /** Throws the error of a duplicate key when the address has an account. */
    async insert(account: Account, session: Session): Promise<void> {
      await accounts.create([toDocument(account)], { session });
    },

    async insertMany(all: readonly Account[]): Promise<void> {
      if (all.length > 0) await accounts.insertMany(all.map(toDocument));
    },

    async change(id: string, { displayName, locale }: { displayName?: string | undefined; locale?: Account['locale'] | undefined }): Promise<Account | null> {
      const changed = { ...(displayName === undefined ? {} : { displayName }), ...(locale === undefined ? {} : { locale }) };
      const found = await accounts.findOneAndUpdate({ _id: id }, { $set: changed, $inc: { version: 1 } }, { returnDocument: 'after' }).lean<AccountDocument>();
      return found && toAccount(found);
    },

    async expectConfirmation(id: string, hash: string, expiresAt: Date): Promise<void> {
      await accounts.updateOne({ _id: id, emailConfirmedAt: null }, { $set: { confirmation: { hash, expiresAt } }, $inc: { version: 1 } });
    },

    /** The account that a token from a mail belongs to, unless the token is too old. */
    async byConfirmation(hash: string, now: Date): Promise<Account | null> {
      const found = await accounts.findOne({ 'confirmation.hash': hash, 'confirmation.expiresAt': { $gt: now } }).lean<AccountDocument>();
      return found && toAccount(found);
    },

    /** False when it was confirmed before. */
    async confirmEmail(id: string, now: Date, session: Session): Promise<boolean> {
      const { matchedCount } = await accounts.updateOne({ _id: id, emailConfirmedAt: null }, { $set: { emailConfirmedAt: now }, $inc: { version: 1 } }, { session });
      return matchedCount === 1;
    },

    /** Marks a step as used; false when its code, or a later one, was used before. */
    async useStep(id: string, step: number): Promise<boolean> {
      const { matchedCount } = await accounts.updateOne({ _id: id, 'secondFactor.lastStep': { $lt: step } }, { $set: { 'secondFactor.lastStep': step } });
      return matchedCount === 1;
    },

    async setCredentials(id: string, credentials: Pick<Account, 'passwordHash' | 'secondFactor' | 'demo'>): Promise<void> {
      await accounts.updateOne({ _id: id }, { $set: { ...credentials }, $inc: { version: 1 } });
    },
  };
}
