import type { Message } from '@passerelle/shared/messages/contract';
import type { Viewer } from '../../core/auth/access-token';
import { cursorOf, readCursor } from './cursor';
import { findConversation } from './find-conversation';
import type { MessageParts } from './parts';
import { presentMessage } from './presenter';

const pageSize = 50;

/** One page, its oldest message first; the cursor leads to the page of what was said before. */
export async function listMessages(parts: MessageParts, viewer: Viewer, { conversationId, cursor }: { conversationId: string; cursor: string | undefined }): Promise<{ items: Message[]; nextCursor?: string }> {
  const conversation = await findConversation(parts, conversationId, viewer);
  const found = await parts.repository.before(conversation.id, cursor === undefined ? null : readCursor(cursor), pageSize + 1);
  const page = found.slice(0, pageSize);
  const people = await parts.accounts.people(page.map(({ authorId }) => authorId));
  const items = page.map((message) => presentMessage(message, people, viewer)).reverse();
  const oldest = page.at(-1);
  return found.length > pageSize && oldest ? { items, nextCursor: cursorOf(oldest) } : { items };
}
