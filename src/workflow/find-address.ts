import type { PersonId } from '../domain/case/ids';
import type { Address, AddressBook, Messenger } from './ports';

export interface AddressShell {
  readonly addresses: AddressBook;
  readonly messenger: Messenger;
  readonly firstContact: { readonly serviceUrl: string; readonly tenantId: string };
}

/**
 * Where to write to somebody: as Teams told us, else a chat opened for them where the bot is installed (an
 * administrator may have installed it for everybody). Undefined when it is not.
 */
export async function addressOf(shell: AddressShell, person: PersonId): Promise<Address | undefined> {
  const known = await shell.addresses.read(person);
  if (known !== undefined) return known;
  const { serviceUrl, tenantId } = shell.firstContact;
  const unopened = { serviceUrl, tenantId, teamsUserId: person };
  const opened = await shell.messenger.openConversation(unopened);
  if (opened.kind !== 'opened') return undefined;
  const address = { ...unopened, conversationId: opened.conversationId };
  await shell.addresses.save(person, address);
  return address;
}
