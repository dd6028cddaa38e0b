import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { Conversation } from './conversation';
import type { MessageParts } from './parts';
import { mayTakePart } from './policy';

/** The conversation, if this viewer may know of it. Throws `conversations.not_found`. */
export async function findConversation({ repository }: MessageParts, conversationId: string, viewer: Viewer): Promise<Conversation> {
  const conversation = await repository.byId(conversationId);
  if (!conversation || !mayTakePart(viewer, conversation)) throw problem('conversations.not_found');
  return conversation;
}
