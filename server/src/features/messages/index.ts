import type { Context } from '../../core/context';
import type { Session } from '../../core/database/connect';
import type { Feature } from '../../core/feature';
import { messageMail } from './listeners';
import type { MessageParts, PeopleOfMessages } from './parts';
import { createMessageRepository } from './repository';
import { messageRoutes } from './routes';

export interface SeededMessage {
  readonly authorId: string;
  readonly text: string;
  readonly at: Date;
}

export interface MessagesFeature extends Feature {
  /** Opens the one conversation of a booking, in the transaction that makes the booking, and gives its id. */
  openConversation(of: { bookingId: string; participants: readonly string[] }, session: Session): Promise<string>;
  /** Writes what was said before the demo began: nobody is told. */
  seedMessages(conversationId: string, messages: readonly SeededMessage[]): Promise<void>;
}

export function createMessages(context: Context, accounts: PeopleOfMessages): MessagesFeature {
  const repository = createMessageRepository(context.database);
  const parts: MessageParts = { context, repository, accounts };
  return {
    name: 'messages',
    indexes: repository.indexes,
    contracts: [messageRoutes(parts)],
    listeners: [messageMail(parts)],
    async openConversation({ bookingId, participants }, session) {
      const id = context.newId('cnv');
      await repository.open({ id, bookingId, participants: [...new Set(participants)] }, context.clock.now(), session);
      return id;
    },
    async seedMessages(conversationId, messages) {
      await repository.insertMany(messages.map((message) => ({ id: context.newId('msg'), clientId: context.newId('msg'), conversationId, ...message })));
    },
  };
}
