import { z } from 'zod';
import { defineRoutes, listOf } from '../contract';
import { manyLines, pathId, personSchema } from '../person';

export const messageSchema = z.object({
  id: z.string(),
  clientId: z.string(),
  author: personSchema,
  mine: z.boolean(),
  text: z.string(),
  sentAt: z.string(),
});
export type Message = z.infer<typeof messageSchema>;

const params = z.object({ conversationId: pathId });

export const messagesContract = defineRoutes('messages', {
  list: {
    method: 'GET',
    path: '/api/conversations/:conversationId/messages',
    summary: 'The messages of a conversation, newest page first, each page oldest first.',
    params,
    query: z.object({ cursor: z.string().max(200).optional() }),
    reply: listOf(messageSchema),
    auth: 'user',
    rateLimit: 'read',
    audit: false,
  },
  send: {
    method: 'POST',
    path: '/api/conversations/:conversationId/messages',
    summary: 'Sends a message; the same clientId sent again is the same message.',
    params,
    body: z.object({ clientId: z.string().min(8).max(64), text: manyLines(4000) }),
    reply: messageSchema,
    status: 201,
    auth: 'user',
    rateLimit: 'message',
    audit: false,
  },
});
