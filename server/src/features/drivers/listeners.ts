import { fillText } from '@passerelle/shared/text';
import type { EffectListener } from '../../core/events/event';
import en from './locales/en.json';
import fr from './locales/fr.json';
import type { DriverParts } from './parts';

const texts = { fr, en };

export const licenceDecided = 'drivers.licence-decided';

/** Tells a member what became of their licence; why it was refused is on their page alone. A driver who was only named left no address. */
export function decisionMail({ context, accounts }: Pick<DriverParts, 'context' | 'accounts'>): EffectListener {
  return {
    name: 'drivers.decision-mail',
    on: [licenceDecided],
    async run({ id, subject, data }) {
      const contact = await accounts.contactOf(subject.id);
      if (!contact) return;
      const mail = texts[contact.locale][data.approved === true ? 'approved' : 'refused'];
      const text = fillText(mail.text.join('\n'), { link: `${context.publicUrl}/my/licence` });
      await context.mail.send({ key: `licence-decided:${id}`, to: contact.email, locale: contact.locale, subject: mail.subject, text });
    },
  };
}
