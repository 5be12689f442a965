import { type CaseState, isTerminal } from '../domain/case/state';
import { mayBeTold } from '../domain/process/notices';
import { type Facts, rolesOf } from '../domain/process/people-on-case';
import { outOfQuietHours } from '../domain/rules/working-time';
import { draftEndingCard } from '../views/cards/draft-ending-card';
import { texts } from '../views/texts';
import { askTeams } from './ask-teams';
import type { DeliveryShell } from './delivery-work';
import type { EndingDraft } from './ports';

const batch = 20;
const soonMs = 60_000;

/**
 * Tells people of forms that they began and that come to their end in a few days, or have: a card of its own that holds
 * nothing of what was typed. Each is told once, by one process; one that Teams did not take is tried again, and one that
 * may have arrived is not. Nights are waited out (process page §6).
 * @returns how many were looked at
 */
export async function tellOfEndingDrafts(shell: DeliveryShell): Promise<number> {
  const ending = await shell.drafts.claimEnding(batch);
  for (const each of ending) {
    try {
      await tell(shell, each);
    } catch (error) {
      shell.failed(each.key.about, error);
      await shell.drafts.tellAgain(each, soonMs);
    }
  }
  return ending.length;
}

async function tell(shell: DeliveryShell, ending: EndingDraft): Promise<void> {
  const { person, about, form } = ending.key;
  const ref = about === 'new' ? undefined : about;
  const read = await shell.cases.readPress({ person: 'system', ref, again: true });
  const facts = await shell.directory.at(read.directoryVersion);
  if (!concerns(shell, person, read.state, facts)) return;
  const wait = quietMs(shell, person, facts);
  if (wait > 0) return shell.drafts.tellAgain(ending, wait);
  const address = await shell.addresses.read(person);
  if (address === undefined) return;
  const card = draftEndingCard({
    about,
    isSent: read.state !== undefined,
    command: form,
    endsAt: ending.endsAt,
  });
  const request = { kind: 'send', chat: address.conversationId } as const;
  const result = await askTeams(shell.throttle, request, () =>
    shell.messenger.create(address, { card, summary: texts.brand }),
  );
  if (result.kind === 'throttled') await shell.drafts.tellAgain(ending, result.retryAfterMs);
  if (result.kind === 'not-sent') await shell.drafts.tellAgain(ending, soonMs);
}

/** Nothing is said of a request that is over, nor to whoever has no part in it or may not be told anything now (I5, I8). */
function concerns(
  { clock }: DeliveryShell,
  person: string,
  state: CaseState | undefined,
  facts: Facts,
): boolean {
  if (!facts.directory.byId.has(person)) return false;
  if (state === undefined) return true;
  const now = clock.now();
  return (
    !isTerminal(state) && rolesOf(state, facts, person, now).size > 0 && mayBeTold(person, state, facts, now)
  );
}

/** Milliseconds till the night is over where the person works. */
function quietMs({ clock }: DeliveryShell, person: string, { directory }: Facts): number {
  const code = directory.byId.get(person)?.organisation ?? '';
  const organisation = directory.organisationByCode.get(code);
  if (organisation === undefined) return 0;
  const now = clock.now();
  return Math.max(0, Date.parse(outOfQuietHours(now, organisation)) - Date.parse(now));
}
