import type { PersonId } from '../../domain/case/ids';
import { tenantOf, type WhoShell } from '../entry/who-is';
import type { Address, AddressBook } from '../ports/case-ports';
import type { Messenger, OpenResult } from '../ports/delivery-ports';
import type { Throttle } from '../ports/throttle-port';
import { askTeams } from './ask-teams';

export interface AddressShell extends WhoShell {
  readonly addresses: AddressBook;
  readonly messenger: Messenger;
  readonly throttle: Throttle;
  readonly firstContact: { readonly serviceUrl: string };
}

export type FoundAddress =
  | { readonly kind: 'known'; readonly address: Address }
  | Exclude<OpenResult, { readonly kind: 'opened' }>;

/**
 * Where to write to somebody: as Teams told us, else a chat opened for them where the bot is installed (an
 * administrator may have installed it for everybody). Otherwise why there is none: only some of the reasons say that
 * the bot is not installed, others that it could not be asked just now.
 */
export async function addressOf(shell: AddressShell, person: PersonId): Promise<FoundAddress> {
  const known = await shell.addresses.read(person);
  if (known !== undefined) return { kind: 'known', address: known };
  const { serviceUrl } = shell.firstContact;
  const tenantId = await tenantOf(shell, person);
  const unopened = { serviceUrl, tenantId, teamsUserId: person };
  const opened = await askTeams(shell.throttle, { kind: 'open', chat: person }, () =>
    shell.messenger.openConversation(unopened),
  );
  if (opened.kind !== 'opened') return opened;
  const address = { ...unopened, conversationId: opened.conversationId };
  await shell.addresses.save(person, address);
  return { kind: 'known', address };
}
