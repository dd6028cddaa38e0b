import nodemailer from 'nodemailer';
import { Schema } from 'mongoose';
import type { Locale } from '@passerelle/shared/locale';
import type { Clock } from '../clock';
import type { Database } from '../database/connect';
import type { CollectionIndexes } from '../database/indexes';

/** `key` makes a mail unique: the same effect run twice sends it once. */
export interface MailToSend {
  readonly key: string;
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  /** Beside the usual ones: `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface KeptMail extends Omit<MailToSend, 'key'> {
  _id: string;
  at: Date;
}

const mailSchema = new Schema<KeptMail>({ _id: String, to: String, locale: String, subject: String, text: String, headers: Schema.Types.Mixed, at: Date }, { versionKey: false });

export interface Mail {
  readonly indexes: readonly CollectionIndexes[];
  /** Sends by SMTP where it is set up, else keeps the mail for the outbox page. */
  send(mail: MailToSend): Promise<void>;
  /** The newest mails of the outbox; always empty where mails are sent. */
  kept(limit: number): Promise<readonly KeptMail[]>;
}

const keptSeconds = 7 * 24 * 3600;

export function createMail({ database, clock, smtpUrl, from }: { database: Database; clock: Clock; smtpUrl: string | undefined; from: string }): Mail {
  if (smtpUrl) {
    const transport = nodemailer.createTransport(smtpUrl);
    return {
      indexes: [],
      async send({ key, to, subject, text, headers = {} }) {
        await transport.sendMail({ from, to, subject, text, headers: { ...headers }, messageId: `<${key.replace(/[^\w.-]/g, '-')}@passerelle>` });
      },
      kept: () => Promise.resolve([]),
    };
  }
  const mails = database.connection.model<KeptMail>('KeptMail', mailSchema, 'outbox');
  return {
    indexes: [{ model: mails, indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: keptSeconds }] }],
    async send({ key, ...mail }) {
      await mails.updateOne({ _id: key }, { $setOnInsert: { ...mail, at: clock.now() } }, { upsert: true });
    },
    kept: (limit) => mails.find().sort({ at: -1 }).limit(limit).lean<KeptMail[]>(),
  };
}
