import type { Message } from '@passerelle/shared/messages/contract';
import type { Viewer } from '../../core/auth/access-token';
import { isDuplicateKey } from '../../core/database/errors';
import type { Conversation, StoredMessage } from './conversation';
import { findConversation } from './find-conversation';
import type { MessageParts } from './parts';
import { presentMessage } from './presenter';

interface SendInput {
  readonly conversationId: string;
  readonly clientId: string;
  readonly text: string;
}

async function store({ context, repository }: MessageParts, message: StoredMessage, { participants }: Conversation): Promise<StoredMessage> {
  const by = `${participants.includes(message.authorId) ? 'member' : 'support'}:${message.authorId}`;
  try {
    await context.transaction(async (session) => {
      await repository.insert(message, session);
      await context.events.append(
        { type: 'messages.sent', by, subject: { kind: 'conversation', id: message.conversationId }, audience: participants, data: { messageId: message.id, authorId: message.authorId } },
        session,
      );
    });
    return message;
  } catch (error) {
    // Sent twice at the same moment: the index let one through, and that is the message.
    const first = isDuplicateKey(error) ? await repository.sent(message) : null;
    if (first) return first;
    throw error;
  }
}

/** Sends a message; a browser that did not hear the answer sends it again, and there is still one. */
export async function sendMessage(parts: MessageParts, viewer: Viewer, { conversationId, clientId, text }: SendInput): Promise<Message> {
  const { context, repository, accounts } = parts;
  const conversation = await findConversation(parts, conversationId, viewer);
  const authorId = viewer.accountId;
  const before = await repository.sent({ conversationId, authorId, clientId });
  const message = before ?? (await store(parts, { id: context.newId('msg'), conversationId, clientId, authorId, text, at: context.clock.now() }, conversation));
  return presentMessage(message, await accounts.people([authorId]), viewer);
}
