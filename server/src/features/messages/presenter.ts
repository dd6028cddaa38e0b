import type { Message } from '@passerelle/shared/messages/contract';
import type { Locale } from '@passerelle/shared/locale';
import type { Person } from '@passerelle/shared/person';
import type { Viewer } from '../../core/auth/access-token';
import type { StoredMessage } from './conversation';
import en from './locales/en.json';
import fr from './locales/fr.json';

const formerMember: Record<Locale, string> = { fr: fr.formerMember, en: en.formerMember };

/** A message as this viewer sees it; what a person wrote stays when their account is gone, without their name. */
export function presentMessage({ id, clientId, authorId, text, at }: StoredMessage, people: ReadonlyMap<string, Person>, viewer: Viewer): Message {
  const author = { id: authorId, displayName: people.get(authorId)?.displayName ?? formerMember[viewer.locale] };
  return { id, clientId, author, mine: authorId === viewer.accountId, text, sentAt: at.toISOString() };
}
