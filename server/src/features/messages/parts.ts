import type { Locale } from '@passerelle/shared/locale';
import type { Person } from '@passerelle/shared/person';
import type { Context } from '../../core/context';
import type { MessageRepository } from './repository';

/** What messages need to know of accounts; they are of the same rank, so the composition root passes it. */
export interface PeopleOfMessages {
  people(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  contactOf(id: string): Promise<{ readonly email: string; readonly locale: Locale } | null>;
}

export interface MessageParts {
  readonly context: Context;
  readonly repository: MessageRepository;
  readonly accounts: PeopleOfMessages;
}
