import { createHmac } from 'node:crypto';
import { dayMs, plusMs } from '@passerelle/shared/time';
import { fillText } from '@passerelle/shared/text';
import type { EffectListener } from '../../core/events/event';
import en from './locales/en.json';
import fr from './locales/fr.json';
import { hashToken } from './open-session';
import type { AccountParts } from './parts';

const texts = { fr, en };
const linkLivesMs = 30 * dayMs;

/** Sends the link that confirms an address. The token is made from the event, so that a second run sends the same link. */
export function confirmationMail({ context, accounts }: AccountParts): EffectListener {
  return {
    name: 'accounts.confirmation-mail',
    on: ['accounts.signed-up'],
    async run(event) {
      const account = await accounts.byId(event.subject.id);
      if (!account || account.emailConfirmedAt !== null) return;
      const token = createHmac('sha256', context.secrets.field).update(`confirm-email:${event.id}`).digest('base64url');
      await accounts.expectConfirmation(account.id, hashToken(token), plusMs(event.at, linkLivesMs));
      const { subject, text } = texts[account.locale].confirmEmail;
      // After the #, so that the token reaches no server's log. No name either: a stranger may have typed this address.
      const link = `${context.publicUrl}/confirm-email#${token}`;
      await context.mail.send({ key: `confirm-email:${event.id}`, to: account.email, locale: account.locale, subject, text: fillText(text.join('\n'), { link }) });
    },
  };
}
