import { messagesContract } from '@passerelle/shared/messages/contract';
import { serve, type MountedContract } from '../../core/http/route';
import { listMessages } from './list-messages';
import type { MessageParts } from './parts';
import { sendMessage } from './send-message';

export const messageRoutes = (parts: MessageParts): MountedContract =>
  serve(messagesContract, {
    list: ({ viewer, params, query }) => listMessages(parts, viewer, { conversationId: params.conversationId, cursor: query.cursor }),
    send: ({ viewer, params, body }) => sendMessage(parts, viewer, { conversationId: params.conversationId, clientId: body.clientId, text: body.text }),
  });
