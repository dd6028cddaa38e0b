import type { Person } from '@passerelle/shared/person';
import { problem } from '@passerelle/shared/problem';
import type { CaseParts } from './parts';

/** Throws `request.invalid` at the field where nobody has this address. */
export async function findPerson({ accounts }: Pick<CaseParts, 'accounts'>, email: string): Promise<Person> {
  const account = await accounts.findByEmail(email);
  const person = account && (await accounts.people([account.id])).get(account.id);
  if (!person) throw problem('request.invalid', { errors: [{ path: 'email', code: 'accounts.unknown_address' }] });
  return { id: person.id, displayName: person.displayName };
}
