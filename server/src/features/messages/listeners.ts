import { fillText } from '@passerelle/shared/text';
import { minuteMs, plusMs } from '@passerelle/shared/time';
import type { EffectListener } from '../../core/events/event';
import en from './locales/en.json';
import fr from './locales/fr.json';
import type { MessageParts } from './parts';

const texts = { fr, en };
const quietMs = 15 * minuteMs;

/** Tells the others that there is a message, not what it says, and no more often than every quarter of an hour. */
export function messageMail({ context, repository, accounts }: MessageParts): EffectListener {
  return {
    name: 'messages.mail-the-others',
    on: ['messages.sent'],
    async run({ id: eventId, subject, at, data }) {
      const conversation = await repository.byId(subject.id);
      if (!conversation) return;
      for (const accountId of conversation.participants.filter((participant) => participant !== data.authorId)) {
        const contact = await accounts.contactOf(accountId);
        if (!contact) continue;
        const claimed = await repository.claimMail({ conversationId: conversation.id, accountId, eventId, at, notSince: plusMs(at, -quietMs) });
        if (!claimed) continue;
        const mail = texts[contact.locale].newMessage;
        const text = fillText(mail.text.join('\n'), { link: `${context.publicUrl}/bookings/${conversation.bookingId}` });
        await context.mail.send({ key: `new-message:${eventId}:${accountId}`, to: contact.email, locale: contact.locale, subject: mail.subject, text });
      }
    },
  };
}
